namespace Kalapa.App.Features.RollCalls;

/// <summary>Names the texts of the roll call.</summary>
public sealed class RollCallWords;
