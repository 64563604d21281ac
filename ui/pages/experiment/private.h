/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a page, shared by its files: page.c watches the run and wires
 * the widgets, -actions.c is what a person can do, -chrome.c what surrounds the figure,
 * -edits.c what comes of changes, -judge.c what is known of a run before it begins, -past.c
 * what has been, -sight.c what there is to see, -state.c what is saved. */

#pragma once

#include "ui/figure-view/bar.h"
#include "ui/pages/experiment/ghosts.h"
#include "ui/pages/experiment/page.h"
#include "ui/pages/experiment/readout.h"
#include "ui/pages/experiment/run-bar.h"
#include "ui/pages/experiment/run-control.h"
#include "ui/pages/experiment/scene-switcher.h"
#include "ui/pages/experiment/timeline.h"
#include "ui/parameters/panel.h"
#include "ui/widgets/names.h"
#include "ui/widgets/popovers.h"
#include "ui/widgets/toasts.h"

struct _MurExperimentPage
{
  AdwBin parent_instance;
  const MurExperiment *experiment;
  GSimpleActionGroup *actions; /* the prefix is "run" */

  /* The run. */
  MurRunControl *control;
  MurInputs *inputs;     /* (nullable): of the newest run */
  MurInputs *seen;       /* (nullable): of the run in sight */
  MurFrame *frame;       /* the newest; NULL at first */
  const MurScene *scene; /* (nullable): in which it is seen; NULL: there is none */
  const MurSpeed *speed;
  gboolean is_refused;  /* there is no run, as none could begin */
  guint drag;           /* of a handle: the number of the last */
  guint64 drag_gesture; /* of the edits that came of it */
  guint restart_id;     /* a restart waits for the hand to rest */
  guint probe_serial;   /* of the last text that was tried */

  /* Its past. */
  gboolean seeking;        /* until it is in sight: … */
  guint64 sought;          /* … this step */
  MurFrame *present_frame; /* (nullable): the newest that was of the present */
  MurGhosts *ghosts;       /* what is left of the runs before */
  char *state_path;        /* (nullable): where it will be saved, not yet */
  guint64 undoing;         /* an edit that is taken back; 0: none is */

  /* What the run was asked for. */
  char *done;       /* (nullable): what is to be said once it has done it */
  guint asked_logs; /* n_logs then */

  /* Watching it. */
  guint tick_id;
  gint64 read_out_usec; /* when results and status were last shown */
  MurRunnerState shown_state;
  gboolean shown_past;
  gboolean shown_preparing; /* a new run is on its way, beside the one in sight */
  guint shown_logs;
  gboolean read_out_due;

  /* Widgets. */
  AdwFlap *flap;
  GtkWidget *header;
  GtkMenuButton *menu; /* the window's, where its side bar is out of sight */
  GtkLabel *title;
  GtkLabel *subtitle;
  MurRunBar *run_bar;
  MurRunBar *bottom_bar;
  GtkRevealer *bottom;
  AdwSqueezer *squeezer;
  MurTimeline *timeline;
  MurTimeline *bottom_timeline;
  AdwToastOverlay *overlay;
  MurToasts *toasts;
  MurSceneSwitcher *switcher;
  MurFigureView *view;
  GtkWidget *figure_bar;
  GtkLabel *missing; /* in the figure's place, where there is none */
  GtkWidget *results;
  MurReadout *readout;
  GtkBox *panel_box;
  MurParameterPanel *panel;
  gboolean folded; /* the window shows one thing at a time */
  gboolean presenting;
};

void mur_experiment_page_init_page (MurPageInterface *interface);

/* From now on edits in the panel and in the figure reach the run. */
void mur_experiment_page_take_edits (MurExperimentPage *self);
void mur_experiment_page_add_actions (MurExperimentPage *self);
void mur_experiment_page_update_actions (MurExperimentPage *self);
void mur_experiment_page_add_keys (MurExperimentPage *self);
void mur_experiment_page_update_chrome (MurExperimentPage *self);
gboolean mur_experiment_page_get_show_parameters (MurExperimentPage *self);
void mur_experiment_page_set_show_parameters (MurExperimentPage *self, gboolean shown);
void mur_experiment_page_set_folded (MurExperimentPage *self, gboolean folded);

/* Says in the figure's place @why no run could begin, where none is in sight; %NULL: one has.
 */
void mur_experiment_page_show_refusal (MurExperimentPage *self, const char *why);
/* Says so where the experiment has no figure. */
void mur_experiment_page_show_missing (MurExperimentPage *self);
/* Draws the newest frame as the panel's values say. */
void mur_experiment_page_draw (MurExperimentPage *self, MurFollow follow);
/* Comes to the scene @id (nullable: the first). */
void mur_experiment_page_set_scene (MurExperimentPage *self, const char *id);

/* A session of @parameters over the panel's inputs. */
MurSession *mur_experiment_page_make_session (MurExperimentPage *self,
                                              const MurParameters *parameters);
/* Marks what is wrong with @parameters, soon. */
void mur_experiment_page_judge (MurExperimentPage *self,
                                const MurParameters *parameters);
/* How a session that was opened begins; says so where that is paused. */
MurRunnerState mur_experiment_page_heed_cost (MurExperimentPage *self,
                                              const MurSession *session);

/* Takes what went wrong in the run in sight, whose @state is known, or nothing. */
void mur_experiment_page_take_error (MurExperimentPage *self,
                                     const GError *error,
                                     MurRunnerState state);
/* The same where a new run could not begin. */
void mur_experiment_page_take_refusal (MurExperimentPage *self, const GError *error);

/* The newest run is one over the panel's inputs. */
void mur_experiment_page_keep_inputs (MurExperimentPage *self);
/* Begins @session, which has the panel's inputs. */
void mur_experiment_page_begin_session (MurExperimentPage *self,
                                        const MurSession *session,
                                        MurRunnerState state);
/* Begins a new run with the values in force. */
void mur_experiment_page_begin (MurExperimentPage *self, MurRunnerState state);
/* The same, running or paused as the run in sight is. */
void mur_experiment_page_begin_again (MurExperimentPage *self);

/* The past. */
void mur_experiment_page_add_past (MurExperimentPage *self);
void mur_experiment_page_clear_past (MurExperimentPage *self);
void mur_experiment_page_show_timelines (MurExperimentPage *self,
                                         const MurRunnerReport *report);
void mur_experiment_page_mark_timelines (MurExperimentPage *self);
void mur_experiment_page_settle_past (MurExperimentPage *self,
                                      const MurRunnerReport *report);
gboolean mur_experiment_page_step_in_past (MurExperimentPage *self);
void mur_experiment_page_explain_past (MurExperimentPage *self);
void mur_experiment_page_keep_run (MurExperimentPage *self);

/* Something was asked of the run: look until it has come. */
void mur_experiment_page_watch (MurExperimentPage *self);
MurRunnerReport mur_experiment_page_report (MurExperimentPage *self);
void mur_experiment_page_act (MurExperimentPage *self, const char *action);
/* Says that the run has done what was asked of it, once it has; after an error nothing. */
void mur_experiment_page_confirm (MurExperimentPage *self,
                                  const MurRunnerReport *report,
                                  gboolean is_error);
