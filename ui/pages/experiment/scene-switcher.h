/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/figures/scene.h"

#define MUR_TYPE_SCENE_SWITCHER (mur_scene_switcher_get_type ())
G_DECLARE_FINAL_TYPE (
  MurSceneSwitcher, mur_scene_switcher, MUR, SCENE_SWITCHER, GtkWidget)

/* So many scenes have a key: Ctrl+1 and on. */
#define MUR_SCENE_KEYS 9

void mur_scene_switcher_fill (MurSceneSwitcher *self, const MurScene *scenes);
void mur_scene_switcher_show (MurSceneSwitcher *self, const MurScene *scene);
