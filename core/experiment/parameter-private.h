/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One value of a parameter, and its way from and to text. Private to core/experiment.
 */

#pragma once

#include "core/experiment/parameter.h"

/* Text and list are immutable, and shared by copies: a log holds a copy a change. */
typedef struct
{
  double number; /* NUMBER, INTEGER; the index of a CHOICE */
  char *text;    /* TEXT: a GRefString */
  double *list;  /* LIST: an atomic rc box */
  gsize n;       /* numbers in list */
} MurValue;

void mur_value_clear (MurValue *self);
void mur_value_copy (const MurValue *self, MurValue *copy);
gboolean mur_value_equal (const MurValue *self, const MurValue *other);

/* Fill in @value, which holds nothing, or set @error and leave it so. */
gboolean mur_value_parse (const MurParameter *parameter,
                          const char *text,
                          MurValue *value,
                          GError **error);
gboolean mur_value_from_number (const MurParameter *parameter,
                                double number,
                                MurValue *value,
                                GError **error);
char *mur_value_format (const MurParameter *parameter, const MurValue *value);

/* Sets @error: "inertia: 7 is not allowed; a number from −2 to 2". */
void mur_value_refuse (const MurParameter *parameter, const char *text, GError **error);
