/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Errors a person can cause: one clear line that names the field, the value and what is
 * allowed. The domain carries the name of the field, so that a window can mark it. */

#pragma once

#include <glib.h>

#define MUR_ERROR (mur_error_quark ())

typedef enum
{
  MUR_ERROR_VALUE,    /* a parameter or an option has a value that is not allowed */
  MUR_ERROR_UNKNOWN,  /* no such parameter, experiment, preset, table */
  MUR_ERROR_INPUT,    /* a file or a table that cannot be used */
  MUR_ERROR_NUMERICAL /* the computation cannot go on */
} MurError;

GQuark mur_error_quark (void);

/* Sets @error to a new error about @field (nullable: about no field in particular).
 * Whatever the arguments hold, the message is one line of valid UTF-8: control
 * characters are escaped, and of more than 1000 characters the middle is left out. */
void mur_error_set (GError **error,
                    MurError code,
                    const char *field,
                    const char *format,
                    ...) G_GNUC_PRINTF (4, 5);

/* Puts "@name: " before the message of @error, of whatever domain, in the same way.
 * @error: (nullable): and so may be what it points to */
void mur_error_prefix (GError **error, const char *name);

/* Returns: (nullable): the field that @error is about; %NULL for other domains too */
const char *mur_error_field (const GError *error);

/* Sets @error to "@field: @value is not allowed; @format …", the one form of refusing a
 * value. Returns: FALSE */
gboolean mur_error_refuse (GError **error,
                           MurError code,
                           const char *field,
                           const char *value,
                           const char *format,
                           ...) G_GNUC_PRINTF (5, 6);
gboolean mur_error_refuse_count (GError **error,
                                 MurError code,
                                 const char *field,
                                 guint64 value,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (5, 6);
