/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions as JSON objects, which checkpoints add their state to. Private to
 * core/experiment. */

#pragma once

#include "core/experiment/session.h"

/* The key of a checkpoint's state in a session's object. */
#define MUR_SESSION_CHECKPOINT "checkpoint"

#define MUR_SESSION_FORMAT 1

/* Takes away all changes after the first @n_kept. */
void mur_session_drop_changes (MurSession *self, guint n_kept);

JsonObject *mur_session_to_json (const MurSession *self); /* transfer full */

/* @warnings: of char *, one for each key passed over */
MurSession *mur_session_from_json (JsonObject *object,
                                   const MurExperiment *const *registry,
                                   GPtrArray *warnings,
                                   GError **error);

/* The lines of @warnings, or %NULL for none. */
char **mur_session_list_warnings (GPtrArray *warnings);

/* Parameters alone: those of @parameters that differ from @base (nullable: all). */
JsonObject *mur_session_parameters_to_json (const MurParameters *parameters,
                                            const MurParameters *base);
gboolean mur_session_parameters_from_json (MurParameters *parameters,
                                           JsonObject *object,
                                           GPtrArray *warnings,
                                           GError **error);

/* Inputs alone. */
JsonObject *mur_session_inputs_to_json (const MurInputs *inputs);
MurInputs *
mur_session_inputs_from_json (JsonObject *object, GPtrArray *warnings, GError **error);

/* The member @name of @object, which has to be an object. An
 * absent one is %NULL without an error. */
gboolean mur_session_get_object (JsonObject *object,
                                 const char *name,
                                 JsonObject **member,
                                 GError **error);
/* A whole number from 0 to 2⁵³; an absent one is an error. */
gboolean mur_session_get_count (JsonObject *object,
                                const char *name,
                                guint64 *count,
                                GError **error);

/* Sets @error: "steps: [1] is not allowed; a whole number from 0 to 2⁵³".
 * @node: (nullable): a missing key */
void mur_session_refuse (const char *name,
                         JsonNode *node,
                         const char *allowed,
                         GError **error);

/* Adds a warning for each key of @object that is not among @known. */
void mur_session_warn_of_unknown (JsonObject *object,
                                  const char *where,
                                  const char *const *known,
                                  GPtrArray *warnings);
