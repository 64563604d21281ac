/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the lines above the numbers has the names of the columns. Private to csv. */

#pragma once

#include "core/base/csv/readings.h"
#include "core/base/csv/shape.h"

/* Finds the header and the units of @self, and where @reading takes numbers for names,
 * moves its first line of numbers below. An error names a line that is neither, or that
 * has more or fewer names than there are columns. */
gboolean mur_csv_names_find (MurCsvShape *self,
                             MurCsvReading *reading,
                             const char *name,
                             GError **error);
/* Takes @line for the header. */
void mur_csv_names_take (MurCsvShape *self, const MurCsvLine *line);
/* How many names the header has, without empty ones beyond the columns. */
guint mur_csv_names_count (const MurCsvShape *self);
