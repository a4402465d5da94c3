using System.Runtime.CompilerServices;
using Bunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// How long a test waits for what must come: long, since the machine may be busy with something else. What comes is waited for only as
/// long as it takes; only what never comes costs this. How fast it came is a figure to print, never one to pass by.
/// </summary>
public static class WaitLimit
{
    /// <summary>The limit.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The same as Playwright counts.</summary>
    public static float Milliseconds { get; } = (float)Time.TotalMilliseconds;

    /// <summary>Before the first test: components wait so long when a test does not say otherwise.</summary>
    [ModuleInitializer]
    internal static void ForComponents() => BunitContext.DefaultWaitTimeout = Time;
}
