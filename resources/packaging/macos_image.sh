#!/usr/bin/env bash
# The image for macOS: bash resources/packaging/macos_image.sh dist
# Signs dist/Sfumato.app with the certificate that IDENTITY names and has it notarised with the profile of notarytool
# that PROFILE names; without them the app is signed for this machine alone, and others must allow it.
set -euo pipefail
folder=$1
app=$folder/Sfumato.app
entitlements=$(dirname "${BASH_SOURCE[0]}")/macos.entitlements

options=(--force --deep --timestamp=none --sign -)
if [ -n "${IDENTITY:-}" ]; then
    options=(--force --deep --timestamp --options runtime --entitlements "$entitlements" --sign "$IDENTITY")
fi
codesign "${options[@]}" "$app"
codesign --verify --deep --strict "$app"

image=$folder/sfumato-macos.dmg
staged=$(mktemp -d)
cp -R "$app" "$staged/"
ln -s /Applications "$staged/Applications"
hdiutil create -volname Sfumato -srcfolder "$staged" -ov -format UDZO "$image"
if [ -n "${IDENTITY:-}" ] && [ -n "${PROFILE:-}" ]; then
    codesign --force --timestamp --sign "$IDENTITY" "$image"
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
fi
