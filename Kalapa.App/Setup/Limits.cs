namespace Kalapa.App.Setup;

/// <summary>How much one account or one address may ask for; see <see cref="Settings"/>. The defaults stand in SECURITY.md.</summary>
internal sealed class Limits(IConfiguration configuration)
{
    /// <summary>Wrong passwords, codes and links of one address in five minutes.</summary>
    public int SignInsPerAddress { get; } = configuration.GetValue($"Kalapa:{nameof(SignInsPerAddress)}", 20);

    /// <summary>Wrong passwords of one account in five minutes.</summary>
    public int SignInsPerAccount { get; } = configuration.GetValue($"Kalapa:{nameof(SignInsPerAccount)}", 5);

    /// <summary>Open windows of one account.</summary>
    public int WindowsPerUser { get; } = configuration.GetValue($"Kalapa:{nameof(WindowsPerUser)}", 8);

    /// <summary>Open windows of one address.</summary>
    public int WindowsPerAddress { get; } = configuration.GetValue($"Kalapa:{nameof(WindowsPerAddress)}", 40);

    /// <summary>What one window may send in a second, kept up; ten times as much at once.</summary>
    public int EventsPerSecond { get; } = configuration.GetValue($"Kalapa:{nameof(EventsPerSecond)}", 50);
}
