using MudBlazor;
using MudBlazor.Services;

namespace Kalapa.App.Shared;

/// <summary>Services of the shared parts.</summary>
internal static class SharedSetup
{
    public static void AddKalapaShared(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MinuteTick>().AddScoped<CircuitWork>().AddTransient<ActionRunner>();

        // What was done is said above nothing that anybody presses again and again.
        builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft);
    }
}
