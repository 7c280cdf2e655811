#!/usr/bin/env python3
"""Writes models.tsv: formulas as they are printed, their values and gradients, to 25 digits.

    python3 models.py > models.tsv

The regression models are the 27 of the Statistical Reference Datasets of the National
Institute of Standards and Technology (https://www.itl.nist.gov/div898/strd): the right side
as the file of each prints it, without the error e, at the certified parameters and one of
the points observed. Nelson's is that of log[y].

The physics formulas are the 100 equations of the Feynman Symbolic Regression Database
(S.-M. Udrescu, M. Tegmark: AI Feynman, 2020; FeynmanEquations.csv) and its 20 bonus
equations (BonusEquations.csv), letter for letter and under the names of its files, which
have lost a last zero here and there: I.6.2 is equation 6.20. Inputs are drawn from the
ranges that the database gives for each.

Values come from mpmath at 60 digits; gradients from its numeric differentiation. A formula
is given to Python by a change of spelling alone.
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
Kirby2 | (b1 + b2*x + b3*x**2) / (1 + b4*x + b5*x**2) | b1=1.6745063063 b2=-0.13927397867 b3=0.0025961181191 b4=-0.0017241811870 b5=2.1664802578e-5 x=75.22
Hahn1 | (b1+b2*x+b3*x**2+b4*x**3) / (1+b5*x+b6*x**2+b7*x**3) | b1=1.0776351733 b2=-0.12269296921 b3=0.0040863750610 b4=-1.4262662514e-6 b5=-0.0057609940901 b6=2.4053735503e-4 b7=-1.2314450199e-7 x=221.39
Nelson | b1 - b2*x1 * exp[-b3*x2] | b1=2.5906836021 b2=5.6177717026e-9 b3=-0.057701013174 x1=2 x2=225
MGH17 | b1 + b2*exp[-x*b4] + b3*exp[-x*b5] | b1=0.37541005211 b2=1.9358469127 b3=-1.4646871366 b4=0.012867534640 b5=0.022122699662 x=100
Roszman1 | b1 - b2*x - arctan[b3/(x-b4)]/pi | b1=0.20196866396 b2=-6.1953516256e-6 b3=1204.4556708 b4=-181.34269537 x=-3372.03
ENSO | b1 + b2*cos( 2*pi*x/12 ) + b3*sin( 2*pi*x/12 ) + b5*cos( 2*pi*x/b4 ) + b6*sin( 2*pi*x/b4 ) + b8*cos( 2*pi*x/b7 ) + b9*sin( 2*pi*x/b7 ) | b1=10.510749193 b2=3.0762128085 b3=0.53280138227 b4=44.311088700 b5=-1.6231428586 b6=0.52554493756 b7=26.887614440 b8=0.21232288488 b9=1.4966870418 x=7
MGH09 | b1*(x**2+x*b2) / (x**2+x*b3+b4) | b1=0.19280693458 b2=0.19128232873 b3=0.12305650693 b4=0.13606233068 x=0.5
Thurber | (b1 + b2*x + b3*x**2 + b4*x**3) / (1 + b5*x + b6*x**2 + b7*x**3) | b1=1288.1396800 b2=1491.0792535 b3=583.23836877 b4=75.416644291 b5=0.96629502864 b6=0.39797285797 b7=0.049727297349 x=-1.274
BoxBOD | b1*(1-exp[-b2*x]) | b1=213.80940889 b2=0.54723748542 x=3
Rat42 | b1 / (1+exp[b2-b3*x]) | b1=72.462237576 b2=2.6180768402 b3=0.067359200066 x=28
MGH10 | b1 * exp[b2/(x+b3)] | b1=0.0056096364710 b2=6181.3463463 b3=345.22363462 x=70
Eckerle4 | (b1/b2) * exp[-0.5*((x-b3)/b2)**2] | b1=1.5543827178 b2=4.0888321754 b3=451.54121844 x=450
Rat43 | b1 / ((1+exp[b2-b3*x])**(1/b4)) | b1=699.64151270 b2=5.2771253025 b3=0.75962938329 b4=1.2792483859 x=6
Bennett5 | b1 * (b2+x)**(-1/b3) | b1=-2523.5058043 b2=46.736564644 b3=0.93218483193 x=10.42682
"""

# name | formula | from where to where each input runs
FEYNMAN = """
I.6.2a | exp(-theta**2/2)/sqrt(2*pi) | theta=1..3
I.6.2 | exp(-(theta/sigma)**2/2)/(sqrt(2*pi)*sigma) | theta=1..3 sigma=1..3
I.6.2b | exp(-((theta-theta1)/sigma)**2/2)/(sqrt(2*pi)*sigma) | theta=1..3 theta1=1..3 sigma=1..3
I.8.14 | sqrt((x2-x1)**2+(y2-y1)**2) | x2=1..5 x1=1..5 y2=1..5 y1=1..5
I.9.18 | G*m1*m2/((x2-x1)**2+(y2-y1)**2+(z2-z1)**2) | G=1..2 m1=1..2 m2=1..2 x2=1..2 x1=3..4 y2=1..2 y1=3..4 z2=1..2 z1=3..4
I.10.7 | m_0/sqrt(1-v**2/c**2) | m_0=1..5 v=1..2 c=3..10
I.11.19 | x1*y1+x2*y2+x3*y3 | x1=1..5 y1=1..5 x2=1..5 y2=1..5 x3=1..5 y3=1..5
I.12.1 | mu*Nn | mu=1..5 Nn=1..5
I.12.2 | q1*q2*r/(4*pi*epsilon*r**3) | q1=1..5 q2=1..5 r=1..5 epsilon=1..5
I.12.4 | q1*r/(4*pi*epsilon*r**3) | q1=1..5 r=1..5 epsilon=1..5
I.12.5 | q2*Ef | q2=1..5 Ef=1..5
I.12.11 | q*(Ef+B*v*sin(theta)) | q=1..5 Ef=1..5 B=1..5 v=1..5 theta=1..5
I.13.4 | 1/2*m*(v**2+u**2+w**2) | m=1..5 v=1..5 u=1..5 w=1..5
I.13.12 | G*m1*m2*(1/r2-1/r1) | G=1..5 m1=1..5 m2=1..5 r2=1..5 r1=1..5
I.14.3 | m*g*z | m=1..5 g=1..5 z=1..5
I.14.4 | 1/2*k_spring*x**2 | k_spring=1..5 x=1..5
I.15.3x | (x-u*t)/sqrt(1-u**2/c**2) | x=5..10 u=1..2 t=1..2 c=3..20
I.15.3t | (t-u*x/c**2)/sqrt(1-u**2/c**2) | t=1..5 u=1..2 x=1..5 c=3..10
I.15.1 | m_0*v/sqrt(1-v**2/c**2) | m_0=1..5 v=1..2 c=3..10
I.16.6 | (u+v)/(1+u*v/c**2) | u=1..5 v=1..5 c=1..5
I.18.4 | (m1*r1+m2*r2)/(m1+m2) | m1=1..5 r1=1..5 m2=1..5 r2=1..5
I.18.12 | r*F*sin(theta) | r=1..5 F=1..5 theta=0..5
I.18.14 | m*r*v*sin(theta) | m=1..5 r=1..5 v=1..5 theta=1..5
I.24.6 | 1/2*m*(omega**2+omega_0**2)*1/2*x**2 | m=1..3 omega=1..3 omega_0=1..3 x=1..3
I.25.13 | q/C | q=1..5 C=1..5
I.26.2 | arcsin(n*sin(theta2)) | n=0..1 theta2=1..5
I.27.6 | 1/(1/d1+n/d2) | d1=1..5 n=1..5 d2=1..5
I.29.4 | omega/c | omega=1..10 c=1..10
I.29.16 | sqrt(x1**2+x2**2-2*x1*x2*cos(theta1-theta2)) | x1=1..5 x2=1..5 theta1=1..5 theta2=1..5
I.30.3 | Int_0*sin(n*theta/2)**2/sin(theta/2)**2 | Int_0=1..5 n=1..5 theta=1..5
I.30.5 | arcsin(lambd/(n*d)) | lambd=1..2 n=1..5 d=2..5
I.32.5 | q**2*a**2/(6*pi*epsilon*c**3) | q=1..5 a=1..5 epsilon=1..5 c=1..5
I.32.17 | (1/2*epsilon*c*Ef**2)*(8*pi*r**2/3)*(omega**4/(omega**2-omega_0**2)**2) | epsilon=1..2 c=1..2 Ef=1..2 r=1..2 omega=1..2 omega_0=3..5
I.34.8 | q*v*B/p | q=1..5 v=1..5 B=1..5 p=1..5
I.34.1 | omega_0/(1-v/c) | omega_0=1..5 v=1..2 c=3..10
I.34.14 | (1+v/c)/sqrt(1-v**2/c**2)*omega_0 | v=1..2 c=3..10 omega_0=1..5
I.34.27 | (h/(2*pi))*omega | h=1..5 omega=1..5
I.37.4 | I1+I2+2*sqrt(I1*I2)*cos(delta) | I1=1..5 I2=1..5 delta=1..5
I.38.12 | 4*pi*epsilon*(h/(2*pi))**2/(m*q**2) | epsilon=1..5 h=1..5 m=1..5 q=1..5
I.39.1 | 3/2*pr*V | pr=1..5 V=1..5
I.39.11 | 1/(gamma-1)*pr*V | gamma=2..5 pr=1..5 V=1..5
I.39.22 | n*kb*T/V | n=1..5 kb=1..5 T=1..5 V=1..5
I.40.1 | n_0*exp(-m*g*x/(kb*T)) | n_0=1..5 m=1..5 g=1..5 x=1..5 kb=1..5 T=1..5
I.41.16 | h/(2*pi)*omega**3/(pi**2*c**2*(exp((h/(2*pi))*omega/(kb*T))-1)) | h=1..5 omega=1..5 c=1..5 kb=1..5 T=1..5
I.43.16 | mu_drift*q*Volt/d | mu_drift=1..5 q=1..5 Volt=1..5 d=1..5
I.43.31 | mob*kb*T | mob=1..5 kb=1..5 T=1..5
I.43.43 | 1/(gamma-1)*kb*v/A | gamma=2..5 kb=1..5 v=1..5 A=1..5
I.44.4 | n*kb*T*ln(V2/V1) | n=1..5 kb=1..5 T=1..5 V2=1..5 V1=1..5
I.47.23 | sqrt(gamma*pr/rho) | gamma=1..5 pr=1..5 rho=1..5
I.48.2 | m*c**2/sqrt(1-v**2/c**2) | m=1..5 c=3..10 v=1..2
I.50.26 | x1*(cos(omega*t)+alpha*cos(omega*t)**2) | x1=1..3 omega=1..3 t=1..3 alpha=1..3
II.2.42 | kappa*(T2-T1)*A/d | kappa=1..5 T2=1..5 T1=1..5 A=1..5 d=1..5
II.3.24 | Pwr/(4*pi*r**2) | Pwr=1..5 r=1..5
II.4.23 | q/(4*pi*epsilon*r) | q=1..5 epsilon=1..5 r=1..5
II.6.11 | 1/(4*pi*epsilon)*p_d*cos(theta)/r**2 | epsilon=1..3 p_d=1..3 theta=1..3 r=1..3
II.6.15a | p_d/(4*pi*epsilon)*3*z/r**5*sqrt(x**2+y**2) | p_d=1..3 epsilon=1..3 z=1..3 r=1..3 x=1..3 y=1..3
II.6.15b | p_d/(4*pi*epsilon)*3*cos(theta)*sin(theta)/r**3 | p_d=1..3 epsilon=1..3 theta=1..3 r=1..3
II.8.7 | 3/5*q**2/(4*pi*epsilon*d) | q=1..5 epsilon=1..5 d=1..5
II.8.31 | epsilon*Ef**2/2 | epsilon=1..5 Ef=1..5
II.10.9 | sigma_den/epsilon*1/(1+chi) | sigma_den=1..5 epsilon=1..5 chi=1..5
II.11.3 | q*Ef/(m*(omega_0**2-omega**2)) | q=1..3 Ef=1..3 m=1..3 omega_0=3..5 omega=1..2
II.11.17 | n_0*(1+p_d*Ef*cos(theta)/(kb*T)) | n_0=1..3 p_d=1..3 Ef=1..3 theta=1..3 kb=1..3 T=1..3
II.11.20 | n_rho*p_d**2*Ef/(3*kb*T) | n_rho=1..5 p_d=1..5 Ef=1..5 kb=1..5 T=1..5
II.11.27 | n*alpha/(1-(n*alpha/3))*epsilon*Ef | n=0..1 alpha=0..1 epsilon=1..2 Ef=1..2
II.11.28 | 1+n*alpha/(1-(n*alpha/3)) | n=0..1 alpha=0..1
II.13.17 | 1/(4*pi*epsilon*c**2)*2*I/r | epsilon=1..5 c=1..5 I=1..5 r=1..5
II.13.23 | rho_c_0/sqrt(1-v**2/c**2) | rho_c_0=1..5 v=1..2 c=3..10
II.13.34 | rho_c_0*v/sqrt(1-v**2/c**2) | rho_c_0=1..5 v=1..2 c=3..10
II.15.4 | -mom*B*cos(theta) | mom=1..5 B=1..5 theta=1..5
II.15.5 | -p_d*Ef*cos(theta) | p_d=1..5 Ef=1..5 theta=1..5
II.21.32 | q/(4*pi*epsilon*r*(1-v/c)) | q=1..5 epsilon=1..5 r=1..5 v=1..2 c=3..10
II.24.17 | sqrt(omega**2/c**2-pi**2/d**2) | omega=4..6 c=1..2 d=2..4
II.27.16 | epsilon*c*Ef**2 | epsilon=1..5 c=1..5 Ef=1..5
II.27.18 | epsilon*Ef**2 | epsilon=1..5 Ef=1..5
II.34.2a | q*v/(2*pi*r) | q=1..5 v=1..5 r=1..5
II.34.2 | q*v*r/2 | q=1..5 v=1..5 r=1..5
II.34.11 | g_*q*B/(2*m) | g_=1..5 q=1..5 B=1..5 m=1..5
II.34.29a | q*h/(4*pi*m) | q=1..5 h=1..5 m=1..5
II.34.29b | g_*mom*B*Jz/(h/(2*pi)) | g_=1..5 mom=1..5 B=1..5 Jz=1..5 h=1..5
II.35.18 | n_0/(exp(mom*B/(kb*T))+exp(-mom*B/(kb*T))) | n_0=1..3 mom=1..3 B=1..3 kb=1..3 T=1..3
II.35.21 | n_rho*mom*tanh(mom*B/(kb*T)) | n_rho=1..5 mom=1..5 B=1..5 kb=1..5 T=1..5
II.36.38 | mom*H/(kb*T)+(mom*alpha)/(epsilon*c**2*kb*T)*M | mom=1..3 H=1..3 kb=1..3 T=1..3 alpha=1..3 epsilon=1..3 c=1..3 M=1..3
II.37.1 | mom*(1+chi)*B | mom=1..5 chi=1..5 B=1..5
II.38.3 | Y*A*x/d | Y=1..5 A=1..5 x=1..5 d=1..5
II.38.14 | Y/(2*(1+sigma)) | Y=1..5 sigma=1..5
III.4.32 | 1/(exp((h/(2*pi))*omega/(kb*T))-1) | h=1..5 omega=1..5 kb=1..5 T=1..5
III.4.33 | (h/(2*pi))*omega/(exp((h/(2*pi))*omega/(kb*T))-1) | h=1..5 omega=1..5 kb=1..5 T=1..5
III.7.38 | 2*mom*B/(h/(2*pi)) | mom=1..5 B=1..5 h=1..5
III.8.54 | sin(E_n*t/(h/(2*pi)))**2 | E_n=1..2 t=1..2 h=1..4
III.9.52 | (p_d*Ef*t/(h/(2*pi)))*sin((omega-omega_0)*t/2)**2/((omega-omega_0)*t/2)**2 | p_d=1..3 Ef=1..3 t=1..3 h=1..3 omega=1..5 omega_0=1..5
III.10.19 | mom*sqrt(Bx**2+By**2+Bz**2) | mom=1..5 Bx=1..5 By=1..5 Bz=1..5
III.12.43 | n*(h/(2*pi)) | n=1..5 h=1..5
III.13.18 | 2*E_n*d**2*k/(h/(2*pi)) | E_n=1..5 d=1..5 k=1..5 h=1..5
III.14.14 | I_0*(exp(q*Volt/(kb*T))-1) | I_0=1..5 q=1..2 Volt=1..2 kb=1..2 T=1..2
III.15.12 | 2*U*(1-cos(k*d)) | U=1..5 k=1..5 d=1..5
III.15.14 | (h/(2*pi))**2/(2*E_n*d**2) | h=1..5 E_n=1..5 d=1..5
III.15.27 | 2*pi*alpha/(n*d) | alpha=1..5 n=1..5 d=1..5
III.17.37 | beta*(1+alpha*cos(theta)) | beta=1..5 alpha=1..5 theta=1..5
III.19.51 | -m*q**4/(2*(4*pi*epsilon)**2*(h/(2*pi))**2)*(1/n**2) | m=1..5 q=1..5 epsilon=1..5 h=1..5 n=1..5
III.21.20 | -rho_c_0*q*A_vec/m | rho_c_0=1..5 q=1..5 A_vec=1..5 m=1..5
"""

BONUS = """
test_1 | (Z_1*Z_2*alpha*hbar*c/(4*E_n*sin(theta/2)**2))**2 | Z_1=1..2 Z_2=1..2 alpha=1..2 hbar=1..2 c=1..2 E_n=1..3 theta=1..3
test_2 | m*k_G/L**2*(1+sqrt(1+2*E_n*L**2/(m*k_G**2))*cos(theta1-theta2)) | m=1..3 k_G=1..3 L=1..3 E_n=1..3 theta1=0..6 theta2=0..6
test_3 | d*(1-alpha**2)/(1+alpha*cos(theta1-theta2)) | d=1..3 alpha=2..4 theta1=4..5 theta2=4..5
test_4 | sqrt(2/m*(E_n-U-L**2/(2*m*r**2))) | m=1..3 E_n=8..12 U=1..3 L=1..3 r=1..3
test_5 | 2*pi*d**(3/2)/sqrt(G*(m1+m2)) | d=1..3 G=1..3 m1=1..3 m2=1..3
test_6 | sqrt(1+2*epsilon**2*E_n*L**2/(m*(Z_1*Z_2*q**2)**2)) | epsilon=1..3 E_n=1..3 L=1..3 m=1..3 Z_1=1..3 Z_2=1..3 q=1..3
test_7 | sqrt(8*pi*G*rho/3-alpha*c**2/d**2) | G=1..3 rho=1..3 alpha=1..2 c=1..2 d=1..3
test_8 | E_n/(1+E_n/(m*c**2)*(1-cos(theta))) | E_n=1..3 m=1..3 c=1..3 theta=1..3
test_9 | -32/5*G**4/c**5*(m1*m2)**2*(m1+m2)/r**5 | G=1..2 c=1..2 m1=1..5 m2=1..5 r=1..2
test_10 | arccos((cos(theta2)-v/c)/(1-v/c*cos(theta2))) | theta2=1..3 v=1..3 c=4..6
test_11 | I_0*(sin(alpha/2)*sin(n*delta/2)/(alpha/2*sin(delta/2)))**2 | I_0=1..3 alpha=1..3 n=1..2 delta=1..3
test_12 | q/(4*pi*epsilon*y**2)*(4*pi*epsilon*Volt*d-q*d*y**3/(y**2-d**2)**2) | q=1..5 epsilon=1..5 y=1..3 Volt=1..5 d=4..6
test_13 | 1/(4*pi*epsilon)*q/sqrt(r**2+d**2-2*r*d*cos(alpha)) | epsilon=1..5 q=1..5 r=1..3 d=4..6 alpha=0..6
test_14 | Ef*cos(theta)*(-r+d**3/r**2*(alpha-1)/(alpha+2)) | Ef=1..5 theta=0..6 r=1..5 d=1..5 alpha=1..5
test_15 | sqrt(1-v**2/c**2)*omega/(1+v/c*cos(theta)) | v=1..3 c=5..20 omega=1..5 theta=0..6
test_16 | sqrt((p-q*A_vec)**2*c**2+m**2*c**4)+q*Volt | p=1..5 q=1..5 A_vec=1..5 c=1..5 m=1..5 Volt=1..5
test_17 | 1/(2*m)*(p**2+m**2*omega**2*x**2*(1+alpha*x/y)) | m=1..5 p=1..5 omega=1..5 x=1..5 alpha=1..5 y=1..5
test_18 | 3/(8*pi*G)*(c**2*k_f/r**2+H_G**2) | G=1..5 c=1..5 k_f=1..5 r=1..5 H_G=1..5
test_19 | -1/(8*pi*G)*(c**4*k_f/r**2+H_G**2*c**2*(1-2*alpha)) | G=1..5 c=1..5 k_f=1..5 r=1..5 H_G=1..5 alpha=1..5
test_20 | 1/(4*pi)*alpha**2*h**2/(m**2*c**2)*(omega_0/omega)**2*(omega_0/omega+omega/omega_0-sin(beta)**2) | alpha=1..5 h=1..5 m=1..5 c=1..5 omega_0=1..5 omega=1..5 beta=0..6
"""

FUNCTIONS = {
    "exp": mp.exp, "sqrt": mp.sqrt, "sin": mp.sin, "cos": mp.cos, "tanh": mp.tanh,
    "ln": mp.log, "arcsin": mp.asin, "arccos": mp.acos, "arctan": mp.atan, "pi": mp.pi,
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
print("# Sources: NIST's Statistical Reference Datasets (27 models, certified parameters);")
print("# the Feynman Symbolic Regression Database (100 equations, 20 bonus equations).")
print("# Columns: name, formula, inputs (exact doubles), value, gradients.")
for line in NIST.strip().splitlines():
    name, formula, inputs = (cell.strip() for cell in line.split(" | "))
    write(name, formula, {k: float(v) for k, v in (each.split("=") for each in inputs.split())})
for line in [*FEYNMAN.strip().splitlines(), *BONUS.strip().splitlines()]:
    name, formula, ranges = (cell.strip() for cell in line.split(" | "))
    point = {}
    for each, low, high in re.findall(r"(\w+)=(\d+)\.\.(\d+)", ranges):
        point[each] = round(dice.uniform(float(low), float(high)), 3)
    write(name, formula, point)
