/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#define MUR_TYPE_APPLICATION (mur_application_get_type ())
G_DECLARE_FINAL_TYPE (MurApplication, mur_application, MUR, APPLICATION, AdwApplication)

MurApplication *mur_application_new (void);
void mur_application_choose_renderer (void);
