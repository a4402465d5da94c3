namespace Kalapa.Tests.Support;

/// <summary>
/// How much a test that proves by quantity does: a smoke size by default, so that a run ends in minutes, and the size of the proof
/// where <c>KALAPA_LONG=1</c> is set, which <c>./test.sh --long</c> does.
/// </summary>
public static class TestSize
{
    /// <summary>True in a long run.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("KALAPA_LONG") == "1";

    /// <summary>The size to use.</summary>
    /// <param name="smoke">Enough to see the thing work.</param>
    /// <param name="full">Enough to believe it.</param>
    public static int Of(int smoke, int full) => IsLong ? full : smoke;
}
