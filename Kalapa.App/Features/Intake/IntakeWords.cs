namespace Kalapa.App.Features.Intake;

/// <summary>Words of the client's home and of the request form.</summary>
public sealed class IntakeWords;
