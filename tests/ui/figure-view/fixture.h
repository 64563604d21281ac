/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of figures share. */

#pragma once

#include "tests/ui/figure-view/tests.h"
#include "tests/ui/keys.h"
#include "ui/figure-view/bar.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/painting/picture.h"

#define MUR_TEST_N 31

/* Above: "Data", points at x = 0.37 i - 2.9, and "Fit", a line; below, on the same x:
 * "Rest". All positive but x. */
MurFigure *mur_test_figure (double scale);
double mur_test_x (guint row);
double mur_test_y (guint row);

typedef struct
{
  GtkWidget *window;
  MurFigureView *view;
  MurFigureBar *bar;
  GtkWidget *after; /* takes the focus next */
} MurTestFigure;

/* A view of mur_test_figure(), painted, with the focus. */
MurTestFigure mur_test_figure_open (void);
void mur_test_figure_close (MurTestFigure *self);
/* Until what is painted is what the view has. */
void mur_test_figure_settle (MurTestFigure *self);

/* What the readout says. */
const char *mur_test_figure_text (MurTestFigure *self);
MurPanelView mur_test_limits (MurTestFigure *self, guint panel);
