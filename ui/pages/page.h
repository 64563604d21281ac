/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/documents/in-sight.h"

#define MUR_TYPE_PAGE (mur_page_get_type ())
G_DECLARE_INTERFACE (MurPage, mur_page, MUR, PAGE, GtkWidget)

/* What a window asks of a page, whatever that shows. Beside it a page has the properties
 * "folded" (the window shows one thing at a time) and "show-parameters". */
struct _MurPageInterface
{
  GTypeInterface parent_interface;
  GActionGroup *(*get_actions) (MurPage *self);
  MurInSight *(*dup_in_sight) (MurPage *self);
  const char *(*get_help) (MurPage *self);
  void (*set_menu) (MurPage *self, GMenuModel *menu);
  void (*offer) (MurPage *self,
                 const char *message,
                 const char *label,
                 GClosure *clicked);
  void (*focus) (MurPage *self);
  void (*set_presenting) (MurPage *self, gboolean presenting);
};

GActionGroup *mur_page_get_actions (MurPage *self);
MurInSight *mur_page_dup_in_sight (MurPage *self);
const char *mur_page_get_help (MurPage *self);
void mur_page_set_menu (MurPage *self, GMenuModel *menu);
void mur_page_show_toast (MurPage *self, const char *message);
void mur_page_offer (MurPage *self,
                     const char *message,
                     const char *label,
                     GClosure *clicked);
void mur_page_focus (MurPage *self);
void mur_page_set_presenting (MurPage *self, gboolean presenting);
