/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel of an experiment with constrained names, the words of its parameter terms: at
 * first A and tau. Its frames have tables found and bounds. */

#pragma once

#include "tests/ui/parameters/tests.h"
#include "ui/parameters/constraint-row-private.h"
#include "ui/parameters/panel.h"
#include "ui/parameters/row-private.h"

typedef struct
{
  GtkWidget *window;
  MurParameterPanel *panel;
  MurParameterRow *row;
  MurConstraintTable *table;
  guint n_changed;
} MurTestTerms;

MurTestTerms *mur_test_open_terms (void);
/* Nothing of it stays behind. */
void mur_test_close_terms (MurTestTerms *self);
MurConstraintRow *mur_test_row_of (MurTestTerms *self, const char *name);
GtkWidget *
mur_test_entry_of (MurTestTerms *self, const char *name, MurConstraintPart part);
const char *
mur_test_typed (MurTestTerms *self, const char *name, MurConstraintPart part);
/* With Return behind it. */
void mur_test_type (MurTestTerms *self,
                    const char *name,
                    MurConstraintPart part,
                    const char *text);
void mur_test_set_terms (MurTestTerms *self, const char *text);
/* The text in force. */
const char *mur_test_text_of (MurTestTerms *self);
/* Returns: (nullable): the message at a name */
const char *mur_test_message_at (MurTestTerms *self, const char *name);
