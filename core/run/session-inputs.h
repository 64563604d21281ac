/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables that a person brought as JSON. Private to core/run. */

#pragma once

#include "core/base/json-reader.h"
#include "core/base/json-writer.h"
#include "core/experiment/experiment.h"
#include "core/run/warnings.h"

/* The object @name with all of @inputs. */
void mur_session_write_inputs (MurJsonWriter *writer,
                               const char *name,
                               const MurInputs *inputs);
/* Adds to @inputs what @experiment takes; others are warned of. */
gboolean mur_session_read_inputs (MurInputs *inputs,
                                  const MurExperiment *experiment,
                                  MurJson object,
                                  MurWarnings *warnings,
                                  GError **error);
