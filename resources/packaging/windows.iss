; The installer for Windows, by Inno Setup 6: iscc /DVersion=0.1.0 resources\packaging\windows.iss
; It installs the bundle in dist\sfumato for one user, without an administrator; the program itself puts its kinds of
; files and its place in the menu, so that what it says about them stands in one place.

#ifndef Version
  #error Name the version, as core\version.py tells it: /DVersion=...
#endif

[Setup]
AppId=org.sfumato.Sfumato
AppName=Sfumato
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\Sfumato
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\icons\sfumato.ico
UninstallDisplayIcon={app}\sfumato.exe
OutputDir=..\..\dist
OutputBaseFilename=sfumato-windows-setup

[Files]
Source: "..\..\dist\sfumato\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Run]
Filename: "{app}\sfumato.exe"; Parameters: "--install-desktop"; Flags: runhidden
Filename: "{app}\sfumato.exe"; Description: "Open Sfumato"; Flags: postinstall nowait skipifsilent

[UninstallRun]
Filename: "{app}\sfumato.exe"; Parameters: "--remove-desktop"; Flags: runhidden; RunOnceId: "menu"
