namespace Kalapa.App.Data;

/// <summary>How many wrong passwords were tried at something of late; see <c>SignInThrottle</c>.</summary>
public sealed class SignInCount
{
    /// <summary>A hash of what is counted.</summary>
    public required string Key { get; set; }

    /// <summary>Tries taken.</summary>
    public int Count { get; set; }

    /// <summary>When they are forgotten.</summary>
    public DateTimeOffset Until { get; set; }
}
