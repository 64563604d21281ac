/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prime numbers, in order. Pure functions, safe from any thread. */

#pragma once

#include <glib.h>

/* The @n-th prime counted from 0: 2, 3, 5, …; @n up to 203 280 220, the last prime of
 * 32 bits. A table look-up below 1024, trial division from there on. */
guint32 mur_prime (guint n);

/* The smallest prime above @number; @number below 4 294 967 291, the largest prime of
 * 32 bits. */
guint32 mur_prime_after (guint32 number);

/* Sets @n such that @number is the @n-th prime; %FALSE, and nothing set, if it is not
 * prime. @number below 65 536. */
gboolean mur_prime_position (guint32 number, guint *n);
