/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions: everything that makes a run, as text.
 *
 * JSON: {"murmuration": 1, "experiment": id, "version": program, "scene"?: id,
 * "titles"?: {name: text}, "parameters": {…}, "inputs": {name: {"source"?, "roles"?: {role: column}, "labels"?,
 * "columns": {…}, "units"?}},
 * "changes": [{"step", "parameters" | "action"}], "sha256"?: digest}. Numbers that JSON
 * cannot hold are strings. Keys and inputs that are not known are reported, never
 * fatal; a newer format number is an error. A digest that is not that of the content is
 * reported too: sessions are a person's to edit, and one written by hand needs none. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/experiment/titles.h"

/* What a person changed during a run, before step number @step (counted from 0). */
typedef struct
{
  guint64 step;
  char *action;              /* nullable */
  MurParameters *parameters; /* nullable: all values after the change */
  guint64 edit; /* of new values: those of one edit, such as a drag, have one number; 0:
                   none. In memory only. */
} MurChange;

typedef struct
{
  const MurExperiment *experiment;
  char *scene;               /* (nullable): id of the one it is looked at in */
  MurTitles *titles;         /* (nullable): what a person calls axes and series */
  MurParameters *parameters; /* at the beginning */
  MurInputs *inputs;
  GPtrArray *changes; /* of MurChange, in order */
} MurSession;

MurSession *mur_session_new (const MurExperiment *experiment);
MurSession *mur_session_copy (const MurSession *self);
void mur_session_free (MurSession *self);
/* @scene: (nullable) */
void mur_session_set_scene (MurSession *self, const char *scene);
/* References @titles (nullable). */
void mur_session_set_titles (MurSession *self, const MurTitles *titles);
/* @action after @step, behind what is done there already. */
void mur_session_insert_action (MurSession *self, guint64 step, const char *action);
void mur_session_add_change (MurSession *self,
                             guint64 step,
                             const char *action,
                             const MurParameters *parameters);
/* The same for new values, which belong to @edit. */
void mur_session_add_edit (MurSession *self,
                           guint64 step,
                           const MurParameters *parameters,
                           guint64 edit);
/* Takes away the changes that belong to @edit, which is not 0. Returns: the index of the
 * first of them; G_MAXUINT: there was none */
guint mur_session_remove_edit (MurSession *self, guint64 edit);
/* Takes away all changes after the first @n_kept. */
void mur_session_drop_changes (MurSession *self, guint n_kept);

/* Returns: (transfer none): the values in force after all changes */
const MurParameters *mur_session_last_parameters (const MurSession *self);
/* Takes over the values of VIEW parameters from @parameters, for the whole session:
 * they belong to no moment of the run. */
void mur_session_set_view (MurSession *self, const MurParameters *parameters);

char *mur_session_format (const MurSession *self);
/* The values of @names (%NULL-terminated) as a session has them, an object on one line:
 * {"coupling": 0.4, "topology": "ring"} */
char *mur_session_format_values (const MurParameters *parameters,
                                 const char *const *names);

/* JSON is RFC 8259, strictly. Time and memory are linear in @length; a number in a
 * table takes eight bytes.
 * @warnings: (out) (nullable): one line for each key passed over, of many the first few
 * and their number, or %NULL for none; g_strfreev() it. */
MurSession *mur_session_parse (const char *text,
                               gssize length,
                               const MurExperiment *const *registry,
                               char ***warnings,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSession, mur_session_free)
