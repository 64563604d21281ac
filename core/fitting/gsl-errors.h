/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GSL's own error handler ends the program; here its return values are looked at. */

#pragma once

/* Turns the handler off, once; from any thread. */
void mur_gsl_errors_off (void);
