using Microsoft.AspNetCore.Identity;

namespace Kalapa.App.Data;

/// <summary>
/// The identity model reads its options from the app's services; at design time the same ones must be there,
/// or the migrations would differ from the running model.
/// </summary>
internal static class IdentityModel
{
    /// <summary>Services for the migrations tool.</summary>
    public static IServiceProvider DesignTimeServices { get; } = new ServiceCollection().AddIdentityModel().BuildServiceProvider();

    /// <summary>The newest schema that the EF Core 9 context knows.</summary>
    public static IServiceCollection AddIdentityModel(this IServiceCollection services) =>
        services.AddOptions().Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version2);
}
