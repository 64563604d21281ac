/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an experiment is: a constant table of functions and parameters.
 *
 * A run is made, advanced step by step, looked at and ended by one thread at a time; it
 * cuts its work over the pool it is given. Same parameters, inputs and changes give the
 * same bits. */

#pragma once

#include "core/base/archive.h"
#include "core/base/stop.h"
#include "core/experiment/description.h"
#include "core/experiment/frame.h"
#include "core/experiment/parameter.h"
#include "core/parallel/pool.h"

/* Named tables that a person brought; shared and immutable once a run has begun. */
typedef struct _MurInputs MurInputs;

MurInputs *mur_inputs_new (void);
MurInputs *mur_inputs_ref (const MurInputs *self);
void mur_inputs_unref (MurInputs *self);
/* Takes @table; replaces an earlier one of that name. @source: where it came from, to
 * show. */
void
mur_inputs_add (MurInputs *self, const char *name, const char *source, MurTable *table);
/* Takes over the table @name of @other as it is there, with source and roles. */
void mur_inputs_add_from (MurInputs *self, const MurInputs *other, const char *name);
/* Those of @self (nullable) but the table @name, with sources and roles. */
MurInputs *mur_inputs_dup_without (const MurInputs *self, const char *name);
guint mur_inputs_n (const MurInputs *self);
const char *mur_inputs_name (const MurInputs *self, guint index);
const char *mur_inputs_source (const MurInputs *self, guint index);
/* Which column of the table @name is what, as selection.h says: role, column, …, %NULL.
 * None where none was chosen. An added table has none. */
void mur_inputs_set_roles (MurInputs *self, const char *name, const char *const *roles);
/* Returns: (nullable): borrowed */
const char *const *mur_inputs_roles (const MurInputs *self, const char *name);
/* Returns: (nullable): borrowed; a %NULL @self has none */
const MurTable *mur_inputs_table (const MurInputs *self, const char *name);

/* What a column of an input can be. */
typedef enum
{
  MUR_INPUT_NEEDED,  /* there has to be one, by its name */
  MUR_INPUT_ORDERED, /* there has to be one, by its name or the first one left */
  MUR_INPUT_OR_ROW,  /* the same, but without any it is the number of the row, from 0 */
  MUR_INPUT_OPTIONAL, /* by its name alone */
  MUR_INPUT_ERROR,    /* the error of the role before it, if there is one */
  MUR_INPUT_EACH      /* any number of them: x1, x2, … for the role x */
} MurInputRoleKind;

typedef struct
{
  const char *name;      /* "x" */
  const char *summary;   /* "the independent variable" */
  MurInputRoleKind kind; /* EACH stands last */
  const char *const
    *names; /* (nullable): exactly those, best first, %NULL-terminated */
  const char *const *words; /* (nullable): the same in lower case, without units */
  const char *unit;         /* (nullable): the one that it is to be in: "rad/s" */
} MurInputRole;

/* What is done with a row that has a gap in a column in use. */
typedef enum
{
  MUR_GAPS_STAY, /* the experiment refuses it */
  MUR_GAPS_LEAVE /* it is left out */
} MurGaps;

typedef struct
{
  const char *name;    /* "data" */
  const char *summary; /* its columns, in one sentence */
  const MurInputRole
    *roles; /* (nullable): ends with a %NULL name; without any it is a square
                           matrix, and a column that counts its rows is none of it */
  MurGaps gaps;
  /* (nullable): which columns are what where that is not for the roles to say: %NULL
   * where it is. Returns: (transfer full) (nullable) */
  char *(*describe) (const MurParameters *parameters, const MurInputs *inputs);
  /* (nullable): name, value, …, %NULL: what goes with a person's own table in place of
   * defaults, which are made for what is generated */
  const char *const *assignments;
  /* (nullable): what else is to be known of @table, which is as mur_selection_table() has
   * it: "each goes one way". Returns: (transfer full) (nullable) */
  char *(*remark) (const MurParameters *parameters, const MurTable *table);
} MurInput;

typedef struct
{
  const char *name;    /* "scatter" */
  const char *label;   /* "Scatter" */
  const char *summary; /* one sentence */
  /* (nullable): name, value, name, value, …, %NULL: what the button sets among the
   * parameters, in place of acting on the run; the others stay. Such an action is never
   * logged and never passed to act(). */
  const char *const *assignments;
  /* (nullable): what the numbers behind its name are, %NULL-terminated and at most
   * MUR_MAX_ARGUMENTS: "X", "Y". Where there are some, a figure asks for it. */
  const char *const *arguments;
  /* (nullable): what is said once the run has done it, with "%s" for the first of them:
   * "Worker %s has ended" */
  const char *done;
} MurAction;

#define MUR_MAX_ARGUMENTS 4

/* An action asked for; see action.h. */
typedef struct
{
  const MurAction *action;
  double arguments[MUR_MAX_ARGUMENTS];
} MurActionCall;

typedef struct
{
  const char *id;      /* "laszuk-2017" */
  const char *title;   /* "Laszuk 2017" */
  const char *summary; /* one sentence */
  const char *const
    *assignments; /* name, value, name, value, …, %NULL; the rest default */
  const char
    *scene; /* (nullable): id of the scene that shows it best; %NULL: the first */
} MurPreset;

/* When a parameter has no effect on a run. Several rows may be about one. */
typedef struct
{
  const char *name; /* of the parameter */
  const char *why;  /* a sentence for people */
  /* As quick as check(). Any thread. */
  gboolean (*holds) (const MurParameters *parameters, const MurInputs *inputs);
} MurIdle;

/* What the parameter with the flag %MUR_PARAMETER_CONSTRAINTS is about. */
typedef struct
{
  /* The names that these values and inputs have. As quick as check(). Any thread.
   * Returns: (transfer full) (nullable): %NULL where they cannot be told */
  char **(*names) (const MurParameters *parameters, const MurInputs *inputs);
  /* The table of a frame that has a row for each name, as its label: column value, and
   * where there are such standard_error and at_limit: -1 at the lower one, 1 at the
   * upper one, 2 fixed, else 0. */
  const char *results;
  /* (nullable): the table of the limits in force, row by row beside it: lower_limit and
   * upper_limit */
  const char *limits;
} MurConstrained;

/* Opaque: each experiment casts it to a struct of its own. */
typedef struct _MurRun MurRun;

/* What a run costs, before it is begun. */
typedef struct
{
  double bytes;   /* of memory, at its most */
  double seconds; /* of one thread, from beginning to end */
} MurCost;

/* Steps a second that most runs are followed at. */
#define MUR_PACE 60.0

/* Any function that is called nullable may be absent; what is lost by that is said
 * beside it, and whoever asks for it nevertheless is refused in one line. */
typedef struct
{
  const char *id;        /* "curve-fit" */
  const char *title;     /* "Curve fit" */
  const char *summary;   /* one sentence */
  const char *step_unit; /* what a step is, in the plural: "generations" */
  /* (nullable): the scalar that people see the run go by, and the parameter that it ends
   * with; without them it is the steps, up to the parameter that is called like them. */
  const char *clock, *clock_end;
  const MurParameter *parameters;    /* ends with a %NULL name */
  const MurInput *inputs;            /* ends with a %NULL name; nullable */
  const MurAction *actions;          /* ends with a %NULL name; nullable */
  const MurPreset *presets;          /* ends with a %NULL id; nullable */
  const MurIdle *idle;               /* ends with a %NULL name; nullable */
  const MurConstrained *constrained; /* nullable */
  const MurTableDescription *tables; /* of a frame; ends with a %NULL name */
  const MurQuantity *scalars;        /* of a frame; ends with a %NULL name */

  /* (nullable): whether begin() takes these values and inputs, told without beginning:
   * in far less than a millisecond, but for what tables and formulas take to read.
   * Refuses in the words of begin(). Without it they are judged only when a run
   * begins. Any thread. */
  gboolean (*check) (const MurParameters *parameters,
                     const MurInputs *inputs,
                     GError **error);
  /* (nullable): about what a run of such values takes, to the order of magnitude, and
   * as quickly as check(). Of values that check() refuses it means nothing. Without it
   * nobody is told before a large run begins. Any thread. */
  MurCost (*cost) (const MurParameters *parameters, const MurInputs *inputs);

  /* @pool outlives the run. An error names the field. */
  MurRun *(*begin) (const MurParameters *parameters,
                    const MurInputs *inputs,
                    MurPool *pool,
                    GError **error);
  /* One to ten milliseconds of work; MUR_STATUS_FAILED with @error set. */
  MurStatus (*step) (MurRun *run, GError **error);
  /* Transfer full; unchanged columns are shared, not copied. */
  MurFrame *(*frame) (MurRun *run);
  /* (nullable): the same without the tables that are described as derived, where that is
   * quicker; who wants but the numbers of a run that has ended asks for it. */
  MurFrame *(*results) (MurRun *run);
  /* (nullable): 0 … 1 of the budget. Without it a run shows 0 until it has ended. */
  double (*progress) (MurRun *run);
  /* (nullable): of a run that has ended, why it has, as it goes on after "Stalled": "no
   * better value in 20 generations". Returns: (nullable): (transfer full) */
  char *(*reason) (MurRun *run);
  /* (nullable): how many steps a second let a person follow the run as it stands, more
   * than 0, told in less than a microsecond; it says when steps are taken, never which.
   * Without it MUR_PACE. */
  double (*pace) (MurRun *run);
  /* (nullable): new values of LIVE parameters; others are equal to what they were. A
   * run that had ended may go on; one that stays ended does nothing in its next step.
   * What comes after depends on the last values alone, so of many between two steps the
   * last one is logged. On an error the run is as before. Without it no parameter is
   * live: new values take a new run. */
  gboolean (*retune) (MurRun *run, const MurParameters *parameters, GError **error);
  /* (nullable): @call: of an action without assignments. On an error the run is as
   * before. Without it only those with assignments can be asked for. */
  gboolean (*act) (MurRun *run, const MurActionCall *call, GError **error);
  /* (nullable, both or neither): the state, into a checkpoint and out of it. Without
   * them a run has no checkpoints. */
  void (*save) (MurRun *run, MurArchive *archive);
  MurRun *(*restore) (const MurParameters *parameters,
                      const MurInputs *inputs,
                      MurPool *pool,
                      const MurArchive *archive,
                      GError **error);
  void (*end) (MurRun *run);
} MurExperiment;

/* Whether a run can begin with these values and inputs, as far as that can be told
 * without one. */
gboolean mur_experiment_check (const MurExperiment *self,
                               const MurParameters *parameters,
                               const MurInputs *inputs,
                               GError **error);

/* Returns: (nullable): why the parameter @name has no effect with these values and
 * inputs; %NULL where it has one */
const char *mur_experiment_why_idle (const MurExperiment *self,
                                     const MurParameters *parameters,
                                     const MurInputs *inputs,
                                     const char *name);

/* Sets what goes with a table for @input, where a parameter has its default and is not
 * among @said (nullable: names, %NULL-terminated), and where a run can begin with it.
 * Returns: (nullable): what was set, "Coupling: 1, Divide couplings: none"; %NULL:
 * nothing */
char *mur_experiment_settle (const MurExperiment *self,
                             const MurInput *input,
                             const MurInputs *inputs,
                             const char *const *said,
                             MurParameters *parameters);

/* Whether its runs have checkpoints; else an error about @field. */
gboolean mur_experiment_check_checkpoints (const MurExperiment *self,
                                           const char *field,
                                           GError **error);

/* Whether @action, one of its actions, can be asked for. */
gboolean mur_experiment_can_act (const MurExperiment *self, const MurAction *action);

/* Returns: (nullable): (transfer none): the action @name */
const MurAction *mur_experiment_find_action (const MurExperiment *self,
                                             const char *name);

/* @registry: %NULL-terminated. An unknown @id is an error that lists the known ones. */
const MurExperiment *mur_experiment_find (const MurExperiment *const *registry,
                                          const char *id,
                                          GError **error);

/* Returns: the preset @id; an unknown one is an error that lists the known ones */
const MurPreset *
mur_experiment_find_preset (const MurExperiment *self, const char *id, GError **error);
/* Defaults, then the preset's assignments, into @parameters. An unknown @id is an error
 * that lists the known ones. */
gboolean mur_experiment_apply_preset (const MurExperiment *self,
                                      const char *id,
                                      MurParameters *parameters,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurInputs, mur_inputs_unref)
