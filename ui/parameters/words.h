/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Errors in the words of the panel: files and the command line know a parameter by its
 * name, a person at the window by its label. */

#pragma once

#include "core/experiment/parameter.h"

/* "Samples: 7 is not allowed; …" of "samples: 7 is not allowed; …". Names within the
 * sentence that are no words of English, such as t_min, become labels as well.
 * @table: ends with a %NULL name */
char *mur_words_of_error (const MurParameter *table, const GError *error);
/* The same without the label in front: to show beside the parameter @name. */
char *
mur_words_beside (const MurParameter *table, const char *name, const char *message);
/* Behind "name: " in @message, or @message itself where it does not begin so. */
const char *mur_words_behind (const char *name, const char *message);
