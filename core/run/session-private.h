/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions as JSON objects, which checkpoints add their state to. Private to
 * core/run. */

#pragma once

#include "core/base/json-read.h"
#include "core/run/session.h"
#include "core/run/warnings.h"

#include <json-glib/json-glib.h>

/* The key of a checkpoint's state in a session's object. */
#define MUR_SESSION_CHECKPOINT "checkpoint"

#define MUR_SESSION_FORMAT 1

/* Takes away all changes after the first @n_kept. */
void mur_session_drop_changes (MurSession *self, guint n_kept);

JsonObject *mur_session_to_json (const MurSession *self); /* transfer full */

/* Whether @object says that it is a session of a format that this version reads. */
gboolean mur_session_check_format (MurJson object, GError **error);

/* @object: in checked text */
MurSession *mur_session_from_json (MurJson object,
                                   const MurExperiment *const *registry,
                                   MurWarnings *warnings,
                                   GError **error);

/* Parameters alone: those of @parameters that differ from @base (nullable: all). */
JsonObject *mur_session_parameters_to_json (const MurParameters *parameters,
                                            const MurParameters *base);
gboolean mur_session_parameters_from_json (MurParameters *parameters,
                                           MurJson object,
                                           MurWarnings *warnings,
                                           GError **error);

/* A whole number, a number, or text for what JSON has no number for. */
JsonNode *mur_session_node_of_number (double value); /* transfer full */

/* Inputs alone. */
JsonObject *mur_session_inputs_to_json (const MurInputs *inputs);
/* Adds to those of @self what its experiment takes; others are warned of. */
gboolean mur_session_inputs_from_json (MurSession *self,
                                       MurJson object,
                                       MurWarnings *warnings,
                                       GError **error);

/* The member @name of @object, which has to be an object. An absent one is absent
 * without an error. */
gboolean mur_session_get_object (MurJson object,
                                 const char *name,
                                 MurJson *member,
                                 GError **error);
/* The same for text; an absent one is %NULL. */
gboolean
mur_session_get_text (MurJson object, const char *name, char **text, GError **error);
/* A whole number from 0 to 2⁵³; an absent one is an error. */
gboolean mur_session_get_count (MurJson object,
                                const char *name,
                                guint64 *count,
                                GError **error);

/* Sets @error: "steps: [1] is not allowed; a whole number from 0 to 2⁵³". */
void mur_session_refuse (const char *name,
                         MurJson value,
                         const char *allowed,
                         GError **error);

/* Adds a warning for each key of @object that is not among @known. */
void mur_session_warn_of_unknown (MurJson object,
                                  const char *where,
                                  const char *const *known,
                                  MurWarnings *warnings);
