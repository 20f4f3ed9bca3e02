// Made by scripts/generate.ts from the code that makes the projection; do not edit.

export const PROJECTION_RULES = "fe7f8aae514612a3";
