namespace Kalapa.App.Live;

/// <summary>Working hours, holidays or promises were changed. Whoever hears it reads again.</summary>
public sealed record PromisesChanged;
