#!/usr/bin/env python3
"""Writes models.tsv: formulas as they are printed, their values and gradients, to 25 digits.

    python3 models.py > models.tsv

The regression models are those of the Statistical Reference Datasets of the National
Institute of Standards and Technology, as their pages print them, each at its certified
parameters (to the digits given here) and one of its points. The physics formulas are
equations of the Feynman Lectures, in the form in which the Feynman Symbolic Regression
Database writes them. Values come from mpmath at 60 digits; gradients from its numeric
differentiation. A formula is given to Python by a change of spelling alone.
"""

import random
import re

from mpmath import mp, mpf

mp.dps = 60

# name | formula | inputs
NIST = """
Misra1a | b1*(1-exp[-b2*x]) | b1=238.94212918 b2=5.5015643181e-4 x=77.6
Chwirut2 | exp(-b1*x)/(b2+b3*x) | b1=0.16657666537 b2=0.0051653291286 b3=0.012150007096 x=0.5
Chwirut1 | exp[-b1*x]/(b2+b3*x) | b1=0.19027818370 b2=0.0061314004477 b3=0.010530908399 x=1.75
Lanczos3 | b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x) | b1=0.086816414977 b2=0.95498101505 b3=0.84400777463 b4=2.9515951832 b5=1.5825685901 b6=4.9863565084 x=0.05
Lanczos1 | b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x) | b1=0.095100000027 b2=1.0000000001 b3=0.86070000013 b4=3.0000000002 b5=1.5575999998 b6=5.0000000001 x=0.1
Lanczos2 | b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x) | b1=0.096251029939 b2=1.0057332849 b3=0.86424689056 b4=3.0078283915 b5=1.5529016879 b6=5.0028798100 x=0.6
Gauss1 | b1*exp( -b2*x ) + b3*exp( -(x-b4)**2 / b5**2 ) + b6*exp( -(x-b7)**2 / b8**2 ) | b1=98.778210871 b2=0.010497276517 b3=100.48990633 b4=67.481111276 b5=23.129773360 b6=71.994503004 b7=178.99805021 b8=18.389389025 x=70
Gauss2 | b1*exp( -b2*x ) + b3*exp( -(x-b4)**2 / b5**2 ) + b6*exp( -(x-b7)**2 / b8**2 ) | b1=99.018328406 b2=0.010994945399 b3=101.88022528 b4=107.03095519 b5=23.578584029 b6=72.045589471 b7=153.27010194 b8=19.525972636 x=110
Gauss3 | b1*exp( -b2*x ) + b3*exp( -(x-b4)**2 / b5**2 ) + b6*exp( -(x-b7)**2 / b8**2 ) | b1=98.940368970 b2=0.010945879335 b3=100.69553078 b4=111.63619459 b5=23.300500029 b6=73.705031418 b7=147.76164251 b8=19.668221230 x=150
DanWood | b1*x**b2 | b1=0.76886226176 b2=3.8604055871 x=1.309
Misra1b | b1 * (1-(1+b2*x/2)**(-2)) | b1=337.99746163 b2=3.9039091287e-4 x=114.9
Misra1c | b1 * (1-(1+2*b2*x)**(-.5)) | b1=636.42725809 b2=2.0813627256e-4 x=141.1
Misra1d | b1*b2*x*((1+b2*x)**(-1)) | b1=437.36970754 b2=3.0227324449e-4 x=190.8
Kirby2 | (b1 + b2*x + b3*x**2) / (1 + b4*x + b5*x**2) | b1=1.6745063063 b2=-0.13927397867 b3=0.0025961181191 b4=-0.0017241811870 b5=2.1664802578e-5 x=65
Hahn1 | (b1+b2*x+b3*x**2+b4*x**3) / (1+b5*x+b6*x**2+b7*x**3) | b1=1.0776351733 b2=-0.12269296921 b3=0.0040863750610 b4=-1.4262662514e-6 b5=-0.0057609940901 b6=2.4053735503e-4 b7=-1.2314450199e-7 x=95.0
Nelson | b1 - b2*x1 * exp[-b3*x2] | b1=2.5906836021 b2=5.6177717026e-9 b3=-0.057701013174 x1=2 x2=225
MGH17 | b1 + b2*exp[-x*b4] + b3*exp[-x*b5] | b1=0.37541005211 b2=1.9358469127 b3=-1.4646871366 b4=0.012867534640 b5=0.022122699662 x=100
Roszman1 | b1 - b2*x - arctan[b3/(x-b4)]/pi | b1=0.20196866396 b2=-6.1953516256e-6 b3=1204.4556708 b4=-181.34269537 x=-2868.068
ENSO | b1 + b2*cos( 2*pi*x/12 ) + b3*sin( 2*pi*x/12 ) + b5*cos( 2*pi*x/b4 ) + b6*sin( 2*pi*x/b4 ) + b8*cos( 2*pi*x/b7 ) + b9*sin( 2*pi*x/b7 ) | b1=10.510749193 b2=3.0762128085 b3=0.53280138227 b4=44.311088700 b5=-1.6231428586 b6=0.52554493756 b7=26.887614440 b8=0.21232288488 b9=1.4966870418 x=7
MGH09 | b1*(x**2+x*b2) / (x**2+x*b3+b4) | b1=0.19280693458 b2=0.19128232873 b3=0.12305650693 b4=0.13606233068 x=0.5
Thurber | (b1 + b2*x + b3*x**2 + b4*x**3) / (1 + b5*x + b6*x**2 + b7*x**3) | b1=1288.1396800 b2=1491.0792535 b3=583.23836877 b4=75.416644291 b5=0.96629502864 b6=0.39797285797 b7=0.049727297349 x=-1.0
BoxBOD | b1*(1-exp[-b2*x]) | b1=213.80940889 b2=0.54723748542 x=3
Rat42 | b1 / (1+exp[b2-b3*x]) | b1=72.462237576 b2=2.6180768402 b3=0.067359200066 x=28
MGH10 | b1 * exp[b2/(x+b3)] | b1=0.0056096364710 b2=6181.3463463 b3=345.22363462 x=70
Eckerle4 | (b1/b2) * exp[-0.5*((x-b3)/b2)**2] | b1=1.5543827178 b2=4.0888321754 b3=451.54121844 x=450
Rat43 | b1 / ((1+exp[b2-b3*x])**(1/b4)) | b1=699.64151270 b2=5.2771253025 b3=0.75962938329 b4=1.2792483859 x=6
Bennett5 | b1 * (b2+x)**(-1/b3) | b1=-2523.5058043 b2=46.736564644 b3=0.93218483193 x=10.5
"""

FEYNMAN = """
I.6.20a | exp(-theta**2/2)/sqrt(2*pi)
I.6.20 | exp(-(theta/sigma)**2/2)/(sqrt(2*pi)*sigma)
I.6.20b | exp(-((theta-theta1)/sigma)**2/2)/(sqrt(2*pi)*sigma)
I.8.14 | sqrt((x2-x1)**2+(y2-y1)**2)
I.9.18 | G*m1*m2/((x2-x1)**2+(y2-y1)**2+(z2-z1)**2)
I.10.7 | m_0/sqrt(1-v**2/c**2) | c>v
I.11.19 | x1*y1+x2*y2+x3*y3
I.12.1 | mu*Nn
I.12.2 | q1*q2*r/(4*pi*epsilon*r**3)
I.12.4 | q1*r/(4*pi*epsilon*r**3)
I.12.5 | q2*Ef
I.12.11 | q*(Ef+B*v*sin(theta))
I.13.4 | 1/2*m*(v**2+u**2+w**2)
I.13.12 | G*m1*m2*(1/r2-1/r1)
I.14.3 | m*g*z
I.14.4 | 1/2*k_spring*x**2
I.15.3x | (x-u*t)/sqrt(1-u**2/c**2) | c>u
I.15.3t | (t-u*x/c**2)/sqrt(1-u**2/c**2) | c>u
I.15.10 | m_0*v/sqrt(1-v**2/c**2) | c>v
I.16.6 | (u+v)/(1+u*v/c**2)
I.18.4 | (m1*r1+m2*r2)/(m1+m2)
I.18.12 | r*F*sin(theta)
I.18.14 | m*r*v*sin(theta)
I.24.6 | 1/2*m*(omega**2+omega_0**2)*1/2*x**2
I.25.13 | q/C
I.26.2 | arcsin(n*sin(theta2)) | n<1
I.27.6 | 1/(1/d1+n/d2)
I.29.4 | omega/c
I.29.16 | sqrt(x1**2+x2**2-2*x1*x2*cos(theta1-theta2))
I.30.3 | Int_0*sin(n*theta/2)**2/sin(theta/2)**2
I.30.5 | arcsin(lambd/(n*d)) | lambd<1
I.32.5 | q**2*a**2/(6*pi*epsilon*c**3)
I.32.17 | (1/2*epsilon*c*Ef**2)*(8*pi*r**2/3)*(omega**4/(omega**2-omega_0**2)**2)
I.34.8 | q*v*B/p
I.34.10 | omega_0/(1-v/c) | c>v
I.34.14 | (1+v/c)/sqrt(1-v**2/c**2)*omega_0 | c>v
I.34.27 | (h/(2*pi))*omega
I.37.4 | I1+I2+2*sqrt(I1*I2)*cos(delta)
I.38.12 | 4*pi*epsilon*(h/(2*pi))**2/(m*q**2)
I.39.10 | 3/2*pr*V
I.39.11 | 1/(gamma-1)*pr*V | gamma>1
I.39.22 | n*kb*T/V
I.40.1 | n_0*exp(-m*g*x/(kb*T))
I.41.16 | h/(2*pi)*omega**3/(pi**2*c**2*(exp((h/(2*pi))*omega/(kb*T))-1))
I.43.16 | mu_drift*q*Volt/d
I.43.31 | mob*kb*T
I.43.43 | 1/(gamma-1)*kb*v/A | gamma>1
I.44.4 | n*kb*T*ln(V2/V1)
I.47.23 | sqrt(gamma*pr/rho)
I.48.2 | m*c**2/sqrt(1-v**2/c**2) | c>v
I.50.26 | x1*[cos(omega*t)+alpha*cos(omega*t)**2]
II.2.42 | kappa*(T2-T1)*A/d
II.3.24 | Pwr/(4*pi*r**2)
II.4.23 | q/(4*pi*epsilon*r)
II.6.11 | 1/(4*pi*epsilon)*p_d*cos(theta)/r**2
II.6.15a | p_d/(4*pi*epsilon)*3*z/r**5*sqrt(x**2+y**2)
II.6.15b | p_d/(4*pi*epsilon)*3*cos(theta)*sin(theta)/r**3
II.8.7 | 3/5*q**2/(4*pi*epsilon*d)
II.8.31 | epsilon*Ef**2/2
II.10.9 | sigma_den/epsilon*1/(1+chi)
II.11.3 | q*Ef/(m*(omega_0**2-omega**2))
II.11.17 | n_0*(1+p_d*Ef*cos(theta)/(kb*T))
II.11.20 | n_rho*p_d**2*Ef/(3*kb*T)
II.11.27 | n*alpha/(1-(n*alpha/3))*epsilon*Ef | n<1
II.11.28 | 1+n*alpha/(1-(n*alpha/3)) | n<1
II.13.17 | 1/(4*pi*epsilon*c**2)*2*I/r
II.13.23 | rho_c_0/sqrt(1-v**2/c**2) | c>v
II.13.34 | rho_c_0*v/sqrt(1-v**2/c**2) | c>v
II.15.4 | -mom*B*cos(theta)
II.15.5 | -p_d*Ef*cos(theta)
II.21.32 | q/(4*pi*epsilon*r*(1-v/c)) | c>v
II.24.17 | sqrt(omega**2/c**2-pi**2/d**2) | omega>20
II.27.16 | epsilon*c*Ef**2
II.27.18 | epsilon*Ef**2
II.34.2a | q*v/(2*pi*r)
II.34.2 | q*v*r/2
II.34.11 | g_*q*B/(2*m)
II.34.29a | q*h/(4*pi*m)
II.34.29b | g_*mom*B*Jz/(h/(2*pi))
II.35.18 | n_0/(exp(mom*B/(kb*T))+exp(-mom*B/(kb*T)))
II.35.21 | n_rho*mom*tanh(mom*B/(kb*T))
II.36.38 | mom*H/(kb*T)+(mom*alpha)/(epsilon*c**2*kb*T)*M
II.37.1 | mom*(1+chi)*B
II.38.3 | Y*A*x/d
II.38.14 | Y/(2*(1+sigma))
III.4.32 | 1/(exp((h/(2*pi))*omega/(kb*T))-1)
III.4.33 | (h/(2*pi))*omega/(exp((h/(2*pi))*omega/(kb*T))-1)
III.7.38 | 2*mom*B/(h/(2*pi))
III.8.54 | sin(E_n*t/(h/(2*pi)))**2
III.9.52 | (p_d*Ef*t/(h/(2*pi)))*sin((omega-omega_0)*t/2)**2/((omega-omega_0)*t/2)**2
III.10.19 | mom*sqrt(Bx**2+By**2+Bz**2)
III.12.43 | n*(h/(2*pi))
III.13.18 | 2*E_n*d**2*k/(h/(2*pi))
III.14.14 | I_0*(exp(q*Volt/(kb*T))-1)
III.15.12 | 2*U*(1-cos(k*d))
III.15.14 | (h/(2*pi))**2/(2*E_n*d**2)
III.15.27 | 2*pi*alpha/(n*d)
III.17.37 | beta*(1+alpha*cos(theta))
III.19.51 | -m*q**4/(2*(4*pi*epsilon)**2*(h/(2*pi))**2)*(1/n**2)
III.21.20 | -rho_c_0*q*A_vec/m
"""

FUNCTIONS = {
    "exp": mp.exp, "sqrt": mp.sqrt, "sin": mp.sin, "cos": mp.cos, "tanh": mp.tanh,
    "ln": mp.log, "arcsin": mp.asin, "arctan": mp.atan, "pi": mp.pi,
}
dice = random.Random(20260101)


def text(number):
    return mp.nstr(number, 25, min_fixed=1, max_fixed=0)


def names(formula):
    found = re.findall(r"(?<![\w.])[A-Za-z_]\w*", formula)
    return [name for name in dict.fromkeys(found) if name not in FUNCTIONS]


def python(formula):
    """The same formula with its numbers in 60 digits and its brackets round."""
    spelt = formula.replace("[", "(").replace("]", ")")
    return re.sub(r"(?<![\w.])(\d+\.?\d*|\.\d+)", r"mpf('\1')", spelt)


def write(name, formula, point):
    code = compile(python(formula), name, "eval")
    inputs = names(formula)

    def value(*numbers):
        return eval(code, {"mpf": mpf, **FUNCTIONS}, dict(zip(inputs, numbers)))

    at = [mpf(point[each]) for each in inputs]
    slopes = []
    for k in range(len(inputs)):
        slopes.append(mp.diff(lambda x, k=k: value(*at[:k], x, *at[k + 1:]), at[k]))
    numbers = " ".join(f"{each}={point[each]!r}" for each in inputs)
    gradient = " ".join(f"{each}={text(slope)}" for each, slope in zip(inputs, slopes))
    print("\t".join([name, formula, numbers, text(value(*at)), gradient]))


print("# Published formulas: made by models.py, with mpmath at 60 digits.")
print("# Columns: name, formula, inputs (exact doubles), value, gradients.")
for line in NIST.strip().splitlines():
    name, formula, inputs = (cell.strip() for cell in line.split(" | "))
    write(name, formula, {k: float(v) for k, v in (each.split("=") for each in inputs.split())})
for line in FEYNMAN.strip().splitlines():
    name, formula, *limits = (cell.strip() for cell in line.split(" | "))
    point = {each: round(dice.uniform(1, 3), 3) for each in names(formula)}
    for limit in limits:
        left, sign, right = re.split("([<>])", limit)
        if sign == "<":
            point[left] = round(dice.uniform(0.1, 0.3), 3)
        else:
            point[left] = (point[right] if right in point else float(right)) + 2.5
    write(name, formula, point)
