namespace Kalapa.App.Features.Permits;

/// <summary>Words of the visit pass and of the public check.</summary>
public sealed class PassWords;
