using System.Globalization;

namespace Kalapa.App.Outages;

/// <summary>The server's clock and the time that passed have parted.</summary>
/// <param name="At">What the clock said when it was seen.</param>
/// <param name="Parted">How far it went ahead; negative when it went back.</param>
public sealed record ClockAlarm(DateTimeOffset At, TimeSpan Parted);

/// <summary>
/// May the server's clock be believed (R116)? It is compared with the monotonic clock of the same machine: when the two part by more than
/// five minutes within an hour, what is done by the clock pauses, since a permit that ended by a wrong clock does not come back. It goes on
/// when an admin says that the clock is right, also when the clock was put right meanwhile. The alarm is a file in the data folder, so it
/// outlives a restart and holds for every server that shares the folder. Summer time and time zones move no clock; small corrections
/// raise nothing. A machine that slept looks like a jump, and is treated as one.
/// </summary>
/// <param name="dataFolder">Kalapa's data folder.</param>
/// <param name="time">Both clocks.</param>
/// <param name="log">Hears of the alarm.</param>
public sealed class ClockWatch(string dataFolder, TimeProvider time, ILogger<ClockWatch> log)
{
    /// <summary>How far the two may part (5 min).</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // Even a poor clock loses less than a second in an hour, and is set right by small steps.
    private static readonly TimeSpan Compared = TimeSpan.FromHours(1);

    private readonly string _path = Path.Combine(dataFolder, "clock-alarm.txt");
    private readonly Lock _gate = new();
    private (DateTimeOffset Wall, long Passed) _from = (time.GetUtcNow(), time.GetTimestamp());
    private bool _wasParted;

    /// <summary>False while what is done by the clock pauses. Compares first.</summary>
    public bool IsTrusted
    {
        get
        {
            Compare();
            return Alarm is null;
        }
    }

    /// <summary>What was seen; null while the clock may be believed.</summary>
    public ClockAlarm? Alarm
    {
        get
        {
            try
            {
                return Read(File.ReadAllText(_path));
            }
            catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
        }
    }

    /// <summary>The clock is right: from here on the two are compared anew.</summary>
    public void Confirm()
    {
        lock (_gate)
        {
            File.Delete(_path);
            Begin();
        }
    }

    private static ClockAlarm Read(string text) =>
        text.Split('\n') is [var at, var parted, ..]
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, out var seen) && TimeSpan.TryParse(parted, CultureInfo.InvariantCulture, out var by)
            ? new(seen, by)
            : new(DateTimeOffset.UnixEpoch, TimeSpan.Zero); // Whoever wrote something else wanted the pause.

    private void Compare()
    {
        lock (_gate)
        {
            var stands = File.Exists(_path);
            // Confirmed on another server: what parted before is settled here too.
            if (_wasParted && !stands)
            {
                Begin();
            }

            _wasParted = stands;
            var now = time.GetUtcNow();
            var passed = time.GetElapsedTime(_from.Passed);
            var parted = now - _from.Wall - passed;
            if (!stands && parted.Duration() > Tolerance)
            {
                _wasParted = true;
                File.WriteAllText(_path, string.Create(CultureInfo.InvariantCulture, $"{now:O}\n{parted:c}\n"));
                log.LogError(
                    "The server's clock moved by {Parted} against the time that passed, and says {Now:u}. What is done by the clock pauses until an admin says that it is right.",
                    parted, now);
            }
            else if (!stands && passed > Compared)
            {
                Begin();
            }
        }
    }

    private void Begin()
    {
        _from = (time.GetUtcNow(), time.GetTimestamp());
        _wasParted = false;
    }
}
