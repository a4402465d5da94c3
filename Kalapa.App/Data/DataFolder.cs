namespace Kalapa.App.Data;

/// <summary>Where the database file and uploaded files live, outside the web root.</summary>
public static class DataFolder
{
    /// <summary>The folder, made if it is not there.</summary>
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = configuration["Kalapa:DataFolder"] ?? Path.Combine(environment.ContentRootPath, "App_Data");
        return Directory.CreateDirectory(folder).FullName;
    }
}
