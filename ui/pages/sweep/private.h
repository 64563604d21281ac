/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a page of sweeps, shared by its files: page.c is what surrounds it,
 * page-actions.c what a person can do, page-results.c what is drawn of which runs,
 * page-work.c what is carried out. */

#pragma once

#include "ui/figure-view/bar.h"
#include "ui/pages/experiment/scene-switcher.h"
#include "ui/pages/sweep/page.h"
#include "ui/pages/sweep/panel.h"
#include "ui/pages/sweep/work.h"
#include "ui/widgets/names.h"
#include "ui/widgets/popovers.h"
#include "ui/widgets/toasts.h"

/* What of a scene can be chosen. */
typedef enum
{
  MUR_SWEEP_CHOICE_VALUE,
  MUR_SWEEP_CHOICE_STATISTIC,
  MUR_SWEEP_CHOICE_X,
  MUR_SWEEP_CHOICE_Y,
  MUR_N_SWEEP_CHOICES
} MurSweepChoiceKind;

typedef struct
{
  GtkWidget *box;
  GtkDropDown *drop;
  GPtrArray *ids; /* of what it lists; borrowed */
} MurSweepChoice;

struct _MurSweepPage
{
  AdwBin parent_instance;
  GSimpleActionGroup *actions; /* the prefix is "run" */

  /* The runs, and how they are looked at. */
  MurSweepResults *results; /* (nullable): none are in sight */
  MurSweepLook *look;       /* as results */
  MurFigure *figure;        /* (nullable): of both, the newest */
  guint drawing;            /* the number of the last drawing that was asked for; … */
  guint drawn;              /* … of the one in sight */
  gboolean is_drawing;      /* one is under way on a thread */
  MurFollow follow;         /* how the next one is shown */
  gboolean updating;        /* widgets change, but nobody chooses */

  /* What is carried out. */
  MurSweepWork *work; /* nullable */
  guint poll_id;
  gint64 read_usec;    /* when results were last read while it goes on, … */
  gint64 reading_usec; /* … and how long that took */
  guint64 n_read;      /* how many runs there were */
  gboolean is_reading;
  guint reading; /* the number of the last reading */

  /* Widgets. */
  AdwToastOverlay *overlay;
  MurToasts *toasts;
  AdwFlap *flap;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkMenuButton *menu;
  GtkStack *stack;
  MurSceneSwitcher *switcher;
  GtkFlowBox *choices;
  MurSweepChoice choice[MUR_N_SWEEP_CHOICES];
  MurFigureView *view;
  GtkWidget *figure_bar;
  GtkWidget *panel_box;
  MurSweepPanel *panel;
  gboolean folded;
};

/* From now on actions and the figure reach the page. */
void mur_sweep_page_add_actions (MurSweepPage *self);
/* Run @run is to be seen by itself. */
void
mur_sweep_page_open_run (MurSweepPage *self, const MurSession *session, guint64 run);

/* Results */
void mur_sweep_page_build_choices (MurSweepPage *self);
/* Takes both; (nullable): %NULL: none are in sight. */
void mur_sweep_page_take_results (MurSweepPage *self,
                                  MurSweepResults *results,
                                  MurSweepLook *look);
void mur_sweep_page_set_scene (MurSweepPage *self, const char *id);
void mur_sweep_page_draw (MurSweepPage *self, MurFollow follow);
void mur_sweep_page_clear_results (MurSweepPage *self);

/* Work */
void mur_sweep_page_forget_reading (MurSweepPage *self);
void mur_sweep_page_start (MurSweepPage *self);
void mur_sweep_page_stop (MurSweepPage *self);
void mur_sweep_page_end_work (MurSweepPage *self);
void mur_sweep_page_update (MurSweepPage *self);
