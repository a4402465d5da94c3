namespace Kalapa.App.Setup;

/// <summary>The oldest .NET that Kalapa may run on: under 10.0.7 outsiders could forge cookies (CVE-2026-40372), and 10.0.12 is the one it was tried on.</summary>
public static class RuntimeFloor
{
    /// <summary>The oldest.</summary>
    public static readonly Version Oldest = new(10, 0, 12);

    /// <summary>What is wrong with <paramref name="runtime"/>, as a sentence; null when nothing is.</summary>
    public static string? Fault(Version runtime) => runtime >= Oldest ? null
        : $"Kalapa runs on .NET {runtime}. It needs {Oldest} or newer, since older ones let forged cookies through. Install it from your distribution, or use the image of deploy/Dockerfile.";
}
