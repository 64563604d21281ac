/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo of what a run is made of, parameter values and tables that were brought,
 * and of titles that were given. Changes of one gesture, such as a whole drag of a slider, are one step. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/experiment/titles.h"

typedef struct _MurParameterHistory MurParameterHistory;

/* Without tables and titles. */
MurParameterHistory *mur_parameter_history_new (const MurParameters *values);
void mur_parameter_history_free (MurParameterHistory *self);

/* The values in force; borrowed until the next change. */
const MurParameters *mur_parameter_history_values (const MurParameterHistory *self);
/* (transfer none): the tables in force. The same pointer is the same tables. */
MurInputs *mur_parameter_history_inputs (const MurParameterHistory *self);

/* The number of the edit that brought them: the gesture's, where it was one. 0: there was
 * none. */
guint64 mur_parameter_history_edit (const MurParameterHistory *self);

/* @values (copied) and @inputs (referenced) come into force. They replace the step
 * before where that was refused, or where @gesture is not 0 and the same as then. What
 * is in force already is no step. */
void mur_parameter_history_record (MurParameterHistory *self,
                                   const MurParameters *values,
                                   MurInputs *inputs,
                                   guint64 gesture);

/* (transfer none) (nullable): the titles in force */
const MurTitles *mur_parameter_history_titles (const MurParameterHistory *self);
/* @titles (referenced, nullable) come into force as a step of their own, and beside
 * values and tables as one with them. */
void mur_parameter_history_record_titles (MurParameterHistory *self,
                                          const MurTitles *titles);
void mur_parameter_history_record_all (MurParameterHistory *self,
                                       const MurParameters *values,
                                       MurInputs *inputs,
                                       const MurTitles *titles);

/* No run can begin with what is in force: undo and redo do not come back to it. */
void mur_parameter_history_refuse (MurParameterHistory *self);
/* Takes back, for good, what came with other tables than @inputs, as far as the oldest
 * step. Returns: whether there was any */
gboolean mur_parameter_history_return_to (MurParameterHistory *self,
                                          const MurInputs *inputs);

gboolean mur_parameter_history_can_undo (const MurParameterHistory *self);
gboolean mur_parameter_history_can_redo (const MurParameterHistory *self);
void mur_parameter_history_undo (MurParameterHistory *self);
void mur_parameter_history_redo (MurParameterHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurParameterHistory, mur_parameter_history_free)
