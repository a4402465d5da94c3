using Kalapa.Domain;

namespace Kalapa.App.Account;

/// <summary>Somebody to try Kalapa out as.</summary>
/// <param name="Email">The account.</param>
/// <param name="Name">On the button.</param>
/// <param name="Role">What they do.</param>
/// <param name="IsLead">Leads customer service.</param>
/// <param name="Place">Company or branches; empty for who works for all.</param>
public sealed record DemoPersona(string Email, string Name, Role Role, bool IsLead, string Place);

/// <summary>
/// The sign-in page's buttons in demo mode (<c>Kalapa:Demo</c>). Registered by the demo itself;
/// without them the page has no such buttons and the endpoint behind them does not exist.
/// </summary>
/// <param name="All">In the order of the buttons.</param>
public sealed record DemoPersonas(IReadOnlyList<DemoPersona> All)
{
    /// <summary>True when the configuration asks for the demo: once in Development, twice anywhere else.</summary>
    public static bool AreWelcome(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue<bool>("Kalapa:Demo") && (environment.IsDevelopment() || configuration.GetValue<bool>("Kalapa:DemoOutsideDevelopment"));
}

/// <summary>Whether the demo's other people act by themselves (<c>Kalapa:DemoSimulation</c>, and a button). Registered by the demo itself.</summary>
public sealed class DemoSimulationSwitch
{
    private volatile bool _isOn;

    /// <summary>They do.</summary>
    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }
}
