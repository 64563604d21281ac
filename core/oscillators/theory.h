/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known in closed form about Kuramoto's model with uniform coupling K/N:
 *
 *   dφ_i/dt = ω_i + K/N Σ_j sin(φ_j − φ_i − α)  (+ noise of strength D)
 *
 * Critical couplings and r (K) for N → ∞ (Kuramoto 1975, 1984; Sakaguchi 1988; Strogatz
 * and Mirollo 1991; Pazó 2005 for the uniform density), the order parameter's transient
 * (Ott and Antonsen 2008), the exact locking threshold of N given oscillators (Mirollo
 * and Strogatz 2005), and how r fluctuates below onset (Daido 1990).
 *
 * r (K) is 0 up to the critical coupling; widths are positive and couplings not
 * negative. Self-consistent equations are solved to the last few bits; no function of
 * libm is called but the square root, so the bits are the same everywhere. */

#pragma once

#include <glib.h>

/* Lorentzian ω of half-width @gamma at half height, phase lag |α| < π/2. */
double mur_theory_lorentzian_critical (double gamma, double lag_rad);
double mur_theory_lorentzian_r (double coupling, double gamma, double lag_rad);

/* Gaussian ω of standard deviation @sigma. */
double mur_theory_gaussian_critical (double sigma);
double mur_theory_gaussian_r (double coupling, double sigma);

/* Uniform ω on an interval of half-width @gamma; r jumps to π/4. */
double mur_theory_uniform_critical (double gamma);
double mur_theory_uniform_r (double coupling, double gamma);

/* Identical oscillators under noise of strength @noise. */
double mur_theory_noise_critical (double noise);
double mur_theory_noise_r (double coupling, double noise);

/* Any density that is even about its one peak, whose height is @peak. */
double mur_theory_density_critical (double peak);

/* r at @time, for Lorentzian ω of half-width @gamma and phases that begin as a wrapped
 * Cauchy density of order parameter @r0 in (0, 1]; any coupling. */
double mur_theory_transient_r (double coupling, double gamma, double r0, double time);

/* The coupling from which @n given oscillators can all run at one frequency; 0 where
 * they do without coupling. O(n). */
double mur_theory_locking_coupling (gsize n, const double *omega);

/* N⟨r²⟩ of N ≫ 1 Lorentzian oscillators with @coupling below the @critical one, by
 * linear response; best below half of it. Other densities come near: at 0.4 the
 * Gaussian's is 1.98, where this is 1.67. NaN from the critical coupling on. */
double mur_theory_fluctuation (double coupling, double critical);

/* Modified Bessel functions of x ≥ 0 that the above rest on, here because their bits
 * must not follow libm's: e^{−x} I₀ (x), e^{−x} I₁ (x), within 1e-14 of
 * their size. */
double mur_bessel_i0_scaled (double x);
double mur_bessel_i1_scaled (double x);
