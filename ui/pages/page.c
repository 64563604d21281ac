/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pages of all kinds have in common for the window that shows them. */

#include "ui/pages/page.h"

G_DEFINE_INTERFACE (MurPage, mur_page, GTK_TYPE_WIDGET)

static void
mur_page_default_init (MurPageInterface *interface)
{
  g_object_interface_install_property (
    interface, g_param_spec_boolean ("show-parameters", NULL, NULL, TRUE,
                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                       | G_PARAM_EXPLICIT_NOTIFY));
  g_object_interface_install_property (
    interface, g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

/* Returns: (transfer none): what can be done to it, to be inserted as "run" */
GActionGroup *
mur_page_get_actions (MurPage *self)
{
  g_return_val_if_fail (MUR_IS_PAGE (self), NULL);
  return MUR_PAGE_GET_IFACE (self)->get_actions (self);
}

/* Returns: (nullable): (transfer full): what a person has before them now; %NULL as
 * long as that is nothing */
MurInSight *
mur_page_dup_in_sight (MurPage *self)
{
  g_return_val_if_fail (MUR_IS_PAGE (self), NULL);
  return MUR_PAGE_GET_IFACE (self)->dup_in_sight (self);
}

/* Returns: (transfer none): the name of its text among data/help, without ".txt" */
const char *
mur_page_get_help (MurPage *self)
{
  g_return_val_if_fail (MUR_IS_PAGE (self), NULL);
  return MUR_PAGE_GET_IFACE (self)->get_help (self);
}

/* The window's menu, for where its side bar is out of sight. */
void
mur_page_set_menu (MurPage *self, GMenuModel *menu)
{
  g_return_if_fail (MUR_IS_PAGE (self));
  MUR_PAGE_GET_IFACE (self)->set_menu (self, menu);
}

/* Shows @message in a toast, in place of the one before. */
void
mur_page_show_toast (MurPage *self, const char *message)
{
  mur_page_offer (self, message, NULL, NULL);
}

/* The same with a button; @clicked is a floating closure over (AdwToast). */
void
mur_page_offer (MurPage *self,
                const char *message,
                const char *label,
                GClosure *clicked)
{
  g_return_if_fail (MUR_IS_PAGE (self) && message != NULL);
  MUR_PAGE_GET_IFACE (self)->offer (self, message, label, clicked);
}

/* The figure takes the focus: its keys work there. */
void
mur_page_focus (MurPage *self)
{
  g_return_if_fail (MUR_IS_PAGE (self));
  MUR_PAGE_GET_IFACE (self)->focus (self);
}

/* Presented, the figure is alone, and large. */
void
mur_page_set_presenting (MurPage *self, gboolean presenting)
{
  g_return_if_fail (MUR_IS_PAGE (self));
  MUR_PAGE_GET_IFACE (self)->set_presenting (self, presenting);
}
