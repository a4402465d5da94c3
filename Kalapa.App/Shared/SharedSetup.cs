namespace Kalapa.App.Shared;

/// <summary>Services of the shared parts.</summary>
internal static class SharedSetup
{
    public static void AddKalapaShared(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<MinuteTick>().AddTransient<Act>();
}
