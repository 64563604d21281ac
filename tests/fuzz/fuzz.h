/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz targets: each file of a target defines the one function, which takes any bytes
 * and aborts where something does not hold. The build renames it for the program that
 * replays the corpus, which has all targets in it. */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* From here on a warning aborts as well. */
void mur_fuzz_begin (void);

/* That there is either a result or an error, and that this is one line of UTF-8. */
void mur_fuzz_assert_judged (gconstpointer result, const GError *error);
