/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Special functions over arrays, by additions, multiplications and the functions of
 * core/base/vmath alone: the same bits on every machine. @y may be @x. */

#pragma once

#include <glib.h>

void mur_special_erf (gsize n, const double *x, double *y);
void mur_special_erfc (gsize n, const double *x, double *y);
/* Poles give infinities (gamma NaN at negative whole numbers). */
void mur_special_gamma (gsize n, const double *x, double *y);
void mur_special_lgamma (gsize n, const double *x, double *y);
void mur_special_digamma (gsize n, const double *x, double *y);
/* Bessel functions of the first kind, of order 0, 1, 2. */
void mur_special_bessel (guint order, gsize n, const double *x, double *y);
/* sin x / x, and its derivative. */
void mur_special_sinc (gsize n, const double *x, double *y);
void mur_special_sinc_slope (gsize n, const double *x, double *y);
void mur_special_asinh (gsize n, const double *x, double *y);
void mur_special_atanh (gsize n, const double *x, double *y);
/* w(x + iy) = exp(−z²) erfc(−iz), y ≥ 0, else NaN: real and imaginary part (each
 * nullable, and neither @x nor @y). The real one is Voigt's function. */
void mur_special_faddeeva (
  gsize n, const double *x, const double *y, double *real, double *imaginary);
