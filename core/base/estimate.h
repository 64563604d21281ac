/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values and their errors as people read them. Digits beyond a standard error say
 * nothing, so they are not shown. */

#pragma once

#include <glib.h>

/* 4.0093, 0.0088 → "4.009" and "0.009": the error to one digit (two where that is a 1),
 * the value to the same place. @error not finite: the value alone to six digits, and no
 * text (%NULL) for the error; a value NaN is "–". */
void
mur_estimate_format (double value, double error, char **value_text, char **error_text);

/* What kept an estimate: its lower limit (-1), its upper one (1), or both, which are one
 * (2). Returns: (nullable): "at its lower limit", "fixed"; %NULL for others: it is free */
const char *mur_estimate_describe_limit (double at_limit);
