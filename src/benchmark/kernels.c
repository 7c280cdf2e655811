/*
 * Value and all partials, written by hand, over a block of rows that stays in cache: what a good
 * programmer's C costs. Compile it twice, plainly (-O3 -march=native) and with leave to use vector
 * functions of a few units in the last place (-Ofast -march=native); Peers.java does both.
 *
 * Prints the nanoseconds a row of each formula, the least of many rounds, and a checksum.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROWS = 1024, REPEATS = 60, WIDTH = 8 };

/* How long a round is to last at least. */
static const double SECONDS = 0.02;

static double in[9][ROWS], value[ROWS], grad[9][ROWS];
static double w1[WIDTH][3], c1[WIDTH], w2[WIDTH][WIDTH], c2[WIDTH], w3[WIDTH];

static __attribute__((noinline)) void neuron(double *restrict v, double *restrict g0,
    double *restrict g1, double *restrict g2, double *restrict g3, double *restrict g4,
    const double *x1, const double *a1, const double *x2, const double *a2, const double *b) {
    for (int i = 0; i < ROWS; i++) {
        double y = tanh(x1[i] * a1[i] + x2[i] * a2[i] + b[i]);
        double slope = 1 - y * y;
        v[i] = y;
        g0[i] = slope * a1[i];
        g1[i] = slope * x1[i];
        g2[i] = slope * a2[i];
        g3[i] = slope * x2[i];
        g4[i] = slope;
    }
}

static __attribute__((noinline)) void gauss(double *restrict value, double *restrict g0,
    double *restrict g1, double *restrict g2, double *restrict g3, double *restrict g4,
    double *restrict g5, double *restrict g6, double *restrict g7, const double *xs,
    double b1, double b2, double b3, double b4, double b5, double b6, double b7, double b8) {
    for (int i = 0; i < ROWS; i++) {
        double x = xs[i];
        double u = (x - b4) / b5;
        double w = (x - b7) / b8;
        double e1 = exp(-b2 * x);
        double e2 = exp(-u * u);
        double e3 = exp(-w * w);
        double s1 = b1 * e1;
        double s2 = b3 * e2;
        double s3 = b6 * e3;
        value[i] = s1 + s2 + s3;
        g0[i] = e1;
        g1[i] = -x * s1;
        g2[i] = e2;
        g3[i] = 2 * s2 * u / b5;
        g4[i] = 2 * s2 * u * u / b5;
        g5[i] = e3;
        g6[i] = 2 * s3 * w / b8;
        g7[i] = 2 * s3 * w * w / b8;
    }
}

static __attribute__((noinline)) void rosenbrock(double *restrict v, double *restrict dx,
    double *restrict dy, const double *xs, const double *ys) {
    for (int i = 0; i < ROWS; i++) {
        double x = xs[i];
        double t = ys[i] - x * x;
        v[i] = (1 - x) * (1 - x) + 100 * t * t;
        dx[i] = -2 * (1 - x) - 400 * x * t;
        dy[i] = 200 * t;
    }
}

/* The network goes over the rows innermost, so that they can be vectors. */
static double hidden1[WIDTH][ROWS], hidden2[WIDTH][ROWS], adjoint1[WIDTH][ROWS];

static __attribute__((noinline)) void network(void) {
    for (int k = 0; k < WIDTH; k++)
        for (int i = 0; i < ROWS; i++)
            hidden1[k][i] = tanh(w1[k][0] * in[0][i] + w1[k][1] * in[1][i] + w1[k][2] * in[2][i]
                + c1[k]);
    for (int i = 0; i < ROWS; i++)
        value[i] = 0;
    for (int j = 0; j < WIDTH; j++)
        for (int i = 0; i < ROWS; i++)
            adjoint1[j][i] = 0;
    for (int k = 0; k < WIDTH; k++) {
        double *h = hidden2[k];
        for (int i = 0; i < ROWS; i++) {
            double s = c2[k];
            for (int j = 0; j < WIDTH; j++)
                s += w2[k][j] * hidden1[j][i];
            h[i] = s;
        }
        for (int i = 0; i < ROWS; i++)
            h[i] = tanh(h[i]);
        for (int i = 0; i < ROWS; i++)
            value[i] += w3[k] * h[i];
        for (int i = 0; i < ROWS; i++) {
            double a = w3[k] * (1 - h[i] * h[i]);
            for (int j = 0; j < WIDTH; j++)
                adjoint1[j][i] += a * w2[k][j];
        }
    }
    for (int g = 0; g < 3; g++)
        for (int i = 0; i < ROWS; i++)
            grad[g][i] = 0;
    for (int j = 0; j < WIDTH; j++)
        for (int i = 0; i < ROWS; i++) {
            double a = adjoint1[j][i] * (1 - hidden1[j][i] * hidden1[j][i]);
            grad[0][i] += a * w1[j][0];
            grad[1][i] += a * w1[j][1];
            grad[2][i] += a * w1[j][2];
        }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static double even(double low, double high) {
    return low + (high - low) * rand() / RAND_MAX;
}

static void call(int which) {
    switch (which) {
    case 0:
        neuron(value, grad[0], grad[1], grad[2], grad[3], grad[4], in[0], in[1], in[2], in[3],
            in[4]);
        break;
    case 1:
        gauss(value, grad[0], grad[1], grad[2], grad[3], grad[4], grad[5], grad[6], grad[7], in[0],
            0.9, 0.3, 1.1, 1.2, 0.7, 0.6, 1.6, 0.4);
        break;
    case 2:
        rosenbrock(value, grad[0], grad[1], in[0], in[1]);
        break;
    default:
        network();
    }
}

static double time_of(int which, int calls) {
    double start = seconds();
    for (int k = 0; k < calls; k++)
        call(which);
    return seconds() - start;
}

int main(void) {
    const char *names[] = {"neuron", "Gauss1", "Rosenbrock", "network"};
    srand(1);
    for (int c = 0; c < 9; c++)
        for (int i = 0; i < ROWS; i++)
            in[c][i] = even(0.5, 2);
    for (int k = 0; k < WIDTH; k++) {
        for (int j = 0; j < 3; j++)
            w1[k][j] = even(-1, 1);
        for (int j = 0; j < WIDTH; j++)
            w2[k][j] = even(-1, 1);
        c1[k] = even(-1, 1);
        c2[k] = even(-1, 1);
        w3[k] = even(-1, 1);
    }
    for (int which = 0; which < 4; which++) {
        int calls = 1;
        while (time_of(which, calls) < SECONDS)
            calls *= 2;
        double best = 1e9;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            double time = time_of(which, calls) / calls / ROWS * 1e9;
            best = time < best ? time : best;
        }
        double sum = 0;
        for (int i = 0; i < ROWS; i++)
            sum += value[i] + grad[0][i];
        printf("%s %.3f %.6g\n", names[which], best, sum);
    }
    return 0;
}
