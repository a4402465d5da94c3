using System.Globalization;

namespace Kalapa.Load.Server;

/// <summary>What a process has used so far, as Linux counts it.</summary>
/// <param name="Processor">Processor time in and for it, exact to 10 ms.</param>
/// <param name="Memory">Resident bytes.</param>
internal readonly record struct ProcessUse(TimeSpan Processor, long Memory)
{
    // Linux tells user space in hundredths of a second on every machine .NET runs on.
    private const int TicksPerSecond = 100;

    /// <summary>As of now.</summary>
    public static ProcessUse Of(int process)
    {
        // The second field is the name in brackets and may hold spaces; utime and stime are the 14th and 15th, rss the 24th in pages.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new(
            TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / (double)TicksPerSecond),
            Number(fields[21]) * Environment.SystemPageSize);
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
