/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameter values as JSON. Private to core/run. */

#pragma once

#include "core/base/json-reader.h"
#include "core/base/json-writer.h"
#include "core/experiment/parameter.h"
#include "core/run/warnings.h"

/* A whole number, a number, or text for what JSON has no number for. */
void mur_session_write_number (MurJsonWriter *writer, const char *name, double value);

/* The object @name with those of @parameters that differ from @base (nullable: all). */
void mur_session_write_parameters (MurJsonWriter *writer,
                                   const char *name,
                                   const MurParameters *parameters,
                                   const MurParameters *base);
/* The value of the parameter @row. */
void mur_session_write_value (MurJsonWriter *writer,
                              const MurParameters *parameters,
                              const MurParameter *row);
gboolean mur_session_read_parameters (MurParameters *parameters,
                                      MurJson object,
                                      MurWarnings *warnings,
                                      GError **error);
