using Kalapa.App.Account;
using Kalapa.App.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kalapa.Load.Seed;

/// <summary>The app's own data and account services on a run's data, without its web server.</summary>
internal static class AppData
{
    /// <summary>Builds them; nothing is opened yet.</summary>
    /// <param name="place">Where the data is.</param>
    /// <param name="more">Adds what else of the app is wanted.</param>
    public static WebApplication Of(DataPlace place, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(place.Settings!);
        builder.Logging.ClearProviders();
        builder.AddKalapaData();
        builder.AddKalapaAccount();
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
