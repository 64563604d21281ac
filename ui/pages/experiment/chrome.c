/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What surrounds the figure: header bars, run bars, and the panel at the side. */

#include "ui/pages/experiment/private.h"

#include "ui/pages/figure-page.h"
#include "ui/pages/flap.h"

/* A page may be held for longer than its widgets live. */
static gboolean
is_disposed (MurExperimentPage *self)
{
  return self->control == NULL;
}

void
mur_experiment_page_update_chrome (MurExperimentPage *self)
{
  gboolean narrow;

  if (is_disposed (self))
    return;
  narrow
    = adw_squeezer_get_visible_child (self->squeezer) != GTK_WIDGET (self->run_bar);
  mur_figure_page_update_header (ADW_HEADER_BAR (self->header), self->flap,
                                 self->folded);
  gtk_revealer_set_reveal_child (self->bottom, narrow || self->presenting);
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), !narrow && !self->presenting);
}

gboolean
mur_experiment_page_get_show_parameters (MurExperimentPage *self)
{
  if (is_disposed (self))
    return FALSE;
  return mur_flap_get_shown (self->flap);
}

void
mur_experiment_page_set_show_parameters (MurExperimentPage *self, gboolean shown)
{
  if (is_disposed (self))
    return;
  mur_flap_set_shown (self->flap, shown);
}

void
mur_experiment_page_set_folded (MurExperimentPage *self, gboolean folded)
{
  self->folded = folded;
  mur_experiment_page_update_chrome (self);
}

/* Of all around the figure the run bar stays. */
void
mur_experiment_page_set_presenting (MurExperimentPage *self, gboolean presenting)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self));

  self->presenting = presenting;
  mur_figure_page_set_presenting (GTK_WIDGET (self), self->header, self->results,
                                  self->view, presenting);
  mur_experiment_page_update_chrome (self);
}

/* What the window asks of every page. */

static GActionGroup *
get_actions (MurPage *page)
{
  return mur_experiment_page_get_actions (MUR_EXPERIMENT_PAGE (page));
}

static MurInSight *
dup_in_sight (MurPage *page)
{
  return mur_experiment_page_dup_in_sight (MUR_EXPERIMENT_PAGE (page));
}

static const char *
get_help (MurPage *page)
{
  return MUR_EXPERIMENT_PAGE (page)->experiment->id;
}

static void
set_menu (MurPage *page, GMenuModel *menu)
{
  mur_experiment_page_set_menu (MUR_EXPERIMENT_PAGE (page), menu);
}

static void
offer (MurPage *page, const char *message, const char *label, GClosure *clicked)
{
  mur_experiment_page_offer (MUR_EXPERIMENT_PAGE (page), message, label, clicked);
}

static void
focus (MurPage *page)
{
  mur_experiment_page_focus (MUR_EXPERIMENT_PAGE (page));
}

static void
set_presenting (MurPage *page, gboolean presenting)
{
  mur_experiment_page_set_presenting (MUR_EXPERIMENT_PAGE (page), presenting);
}

void
mur_experiment_page_init_page (MurPageInterface *interface)
{
  interface->get_actions = get_actions;
  interface->dup_in_sight = dup_in_sight;
  interface->get_help = get_help;
  interface->set_menu = set_menu;
  interface->offer = offer;
  interface->focus = focus;
  interface->set_presenting = set_presenting;
}
