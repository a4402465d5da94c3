using System.Globalization;

namespace Kalapa.Load.Server;

/// <summary>How busy the machine is with everything: figures of time mean little without it.</summary>
internal static class MachineLoad
{
    /// <summary>Linux's load average of the last minute.</summary>
    public static double Now => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}
