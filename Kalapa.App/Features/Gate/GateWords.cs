namespace Kalapa.App.Features.Gate;

/// <summary>Names the texts of the gate.</summary>
public sealed class GateWords;
