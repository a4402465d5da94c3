namespace Kalapa.App.Live;

/// <summary>A stand-in was named, began, ended or was withdrawn: who decides where may be another. Whoever hears it reads the actor again.</summary>
public sealed record StandInsChanged;
