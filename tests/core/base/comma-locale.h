/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A locale with a decimal comma, on machines that have none installed. */

#pragma once

/* The program's numeric locale gets a decimal comma, until the second call. */
void mur_comma_locale_begin (void);
void mur_comma_locale_end (void);
