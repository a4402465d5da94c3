namespace Kalapa.App.Features.Permits;

/// <summary>Words of the printed permit.</summary>
public sealed class PrintWords;
